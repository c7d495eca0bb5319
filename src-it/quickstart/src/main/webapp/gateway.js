'use strict';

let events = null;

function set(id, value) {
    document.getElementById(id).textContent = String(value);
}

/** A square for each call, in the order in which they come to their end. */
function showCalls(calls, stand) {
    const squares = document.getElementById('calls-shown');
    while (squares.childElementCount > calls) {
        squares.lastElementChild.remove();
    }
    while (squares.childElementCount < calls) {
        squares.append(document.createElement('i'));
    }
    const kinds = ['answered', 'refused', 'failed', 'running', 'waiting'];
    const classes = kinds.flatMap((kind) => Array(stand[kind]).fill(kind));
    [...squares.children].forEach((square, index) => (square.className = classes[index] || 'waiting'));
}

function showBurst({ calls, stand, service }) {
    ['running', 'waiting', 'answered', 'refused'].forEach((kind) => set(kind, stand[kind]));
    set('inside', service.inside);
    set('peak', service.peak);
    showCalls(calls, stand);
}

function say(...content) {
    document.getElementById('burst-status').replaceChildren(...content);
}

function underWay(is) {
    document.querySelector('#burst-form button[type="submit"]').disabled = is;
    document.getElementById('stop').disabled = !is;
}

async function start(event) {
    event.preventDefault();
    const calls = document.getElementById('calls').value;
    const ms = document.getElementById('ms').value;
    underWay(true);
    say('The calls are under way.');
    try {
        await order('api/slow/peak', 'DELETE');
        watch(`api/gateway/burst?calls=${encodeURIComponent(calls)}&ms=${encodeURIComponent(ms)}`);
    } catch (failure) {
        say(problem(failure));
        underWay(false);
    }
}

function watch(address) {
    events = new EventSource(address);
    events.addEventListener('progress', (event) => showBurst(JSON.parse(event.data)));
    events.addEventListener('end', (event) => {
        leave(); // or the browser would start all over again
        const burst = JSON.parse(event.data);
        const { answered, refused, failed } = burst.stand;
        showBurst(burst);
        const refusals = refused ? `, ${refused} refused` : '';
        const failures = failed ? `, ${failed} failed` : '';
        const sentence = `${answered} of ${burst.calls} calls answered${refusals}${failures}; `
            + `at most ${burst.service.peak} at once were in the service.`;
        say(element('span', sentence, failed ? 'bad' : 'good'));
        underWay(false);
    });
    events.addEventListener('error', () => {
        leave();
        say(problem(new Error('The stream of the calls broke off.')));
        underWay(false);
    });
}

function leave() {
    events.close();
    events = null;
}

/** Leaves; the server cancels the calls then, and the service learns of it at its next beat. */
async function stopBurst() {
    leave();
    document.getElementById('stop').disabled = true;
    say('Stopping.');
    try {
        let now = await ask('api/gateway');
        let service = await ask('api/slow');
        while (now.calls.running + now.calls.waiting > 0 || service.inside > 0) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            now = await ask('api/gateway');
            service = await ask('api/slow');
        }
        ['running', 'waiting', 'inside'].forEach((kind) => set(kind, 0));
        say('Stopped: the calls that were under way have been cancelled, and the service is empty.');
    } catch (failure) {
        say(problem(failure));
    }
    underWay(false);
}

async function hold(event) {
    try {
        await order('api/slow/hold', event.target.checked ? 'PUT' : 'DELETE');
    } catch (failure) {
        say(problem(failure));
    }
}

document.getElementById('hold').checked = false; // a browser may remember it, and the service does not
document.getElementById('burst-form').addEventListener('submit', start);
document.getElementById('stop').addEventListener('click', stopBurst);
document.getElementById('hold').addEventListener('change', hold);
