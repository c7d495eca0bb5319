'use strict';

const MOST_SHOWN = 500;
let events = null;

function tell(...content) {
    document.getElementById('room-status').replaceChildren(...content);
}

function roomAddress() {
    return `api/chat/${encodeURIComponent(document.getElementById('room').value)}`;
}

/** What others wrote becomes text and never markup. */
function showLine({ name, text, at }) {
    const lines = document.getElementById('lines');
    const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 40;
    const time = element('time', new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
    time.dateTime = at;
    lines.append(element('li', [element('b', name), ' ', time, element('p', text)]));
    while (lines.childElementCount > MOST_SHOWN) {
        lines.firstElementChild.remove();
    }
    if (atEnd) { // whoever reads further up stays there
        lines.scrollTop = lines.scrollHeight;
    }
}

function showReaders({ readers }) {
    const sentence = readers === 1 ? 'You are alone here.' : `${readers} are here.`;
    if (document.getElementById('room-status').textContent !== sentence) { // or it would be read out again and again
        tell(sentence);
    }
}

function join() {
    if (events) {
        events.close();
    }
    tell('Joining.');
    events = new EventSource(`${roomAddress()}/lines`);
    const lines = document.getElementById('lines');
    events.addEventListener('open', () => lines.replaceChildren()); // after a break too: the last lines come again
    events.addEventListener('line', (event) => showLine(JSON.parse(event.data)));
    events.addEventListener('readers', (event) => showReaders(JSON.parse(event.data)));
    events.addEventListener('end', (event) => {
        events.close(); // or the browser would join again
        tell(problem(new Error(JSON.parse(event.data).reason)));
    });
    events.addEventListener('error', (event) => {
        const sentence = event.target.readyState === EventSource.CLOSED
            ? 'The room cannot be joined.'
            : 'The connection is lost; trying again.';
        tell(problem(new Error(sentence)));
    });
}

async function say(event) {
    event.preventDefault();
    const text = document.getElementById('text');
    const button = event.target.querySelector('button');
    const answer = document.getElementById('say-status');
    const body = new URLSearchParams({ name: document.getElementById('name').value, text: text.value });
    button.disabled = true;
    try {
        await ask(roomAddress(), { method: 'POST', body });
        text.value = '';
        answer.replaceChildren();
    } catch (failure) {
        answer.replaceChildren(problem(failure));
    } finally {
        button.disabled = false;
        text.focus();
    }
}

document.getElementById('join-form').addEventListener('submit', (event) => {
    event.preventDefault();
    join();
});
document.getElementById('say-form').addEventListener('submit', say);
join();
