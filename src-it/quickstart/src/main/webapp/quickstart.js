'use strict';

function show(result) {
    return typeof result === 'string' ? result : JSON.stringify(result, null, 1).replace(/\n */g, ' ');
}

const runs = [];

function addExample(example) {
    const item = document.getElementById('example').content.cloneNode(true).firstElementChild;
    const button = item.querySelector('button');
    const size = item.querySelector('input');
    const answer = item.querySelector('.answer');
    item.querySelector('h3').append(element('span', example.id, 'id'), ' ', example.title);
    item.querySelector('.expected').textContent = `Expected: ${example.expected}`;
    item.querySelector('code').textContent = example.code;
    item.querySelector('pre').setAttribute('aria-label', `Code of ${example.id}`);
    item.querySelector('details').hidden = !example.code;
    button.setAttribute('aria-label', `Run ${example.id}`);
    if (example.missing) {
        button.disabled = true;
        button.textContent = 'Not yet';
        answer.textContent = example.missing;
    } else {
        if (example.sizes) {
            [size.min, size.max] = example.sizes.split('..');
            size.value = 10;
            item.querySelector('.sizes').hidden = false;
        }
        const run = () => runExample(example, size, button, answer);
        button.addEventListener('click', run);
        runs.push(run);
    }
    document.getElementById('example-list').append(item);
}

async function runExample(example, size, button, answer) {
    button.disabled = true;
    answer.replaceChildren('Running.');
    try {
        const query = example.sizes ? `?n=${encodeURIComponent(size.value)}` : '';
        const report = await ask(`api/examples/${example.id}${query}`);
        const pairs = [['Result', element('dd', element('code', show(report.result)), 'result')]];
        pairs.push(['Seconds', report.seconds]);
        if (report.peak != null) {
            pairs.push(['Peak', report.peak]);
        }
        pairs.push(['As expected', element('dd', report.ok ? 'Yes' : 'No', report.ok ? 'good' : 'bad')]);
        pairs.push(['Shown by', report.evidence]);
        answer.replaceChildren(definitions(pairs));
        return report.ok;
    } catch (failure) {
        answer.replaceChildren(problem(failure));
        return false;
    } finally {
        button.disabled = false;
    }
}

async function loadExamples() {
    const status = document.getElementById('examples-status');
    try {
        (await ask('api/examples')).forEach(addExample);
        status.textContent = '';
        document.getElementById('run-all').disabled = false;
    } catch (failure) {
        status.replaceChildren(problem(failure));
    }
}

async function runAll() {
    const button = document.getElementById('run-all');
    const status = document.getElementById('run-all-status');
    button.disabled = true;
    let good = 0;
    for (const [done, run] of runs.entries()) {
        status.textContent = `${done} of ${runs.length} run.`;
        good += (await run()) ? 1 : 0;
    }
    status.textContent = `${good} of ${runs.length} as expected.`;
    button.disabled = false;
}

function wordTable(counted) {
    const rows = counted.top.map(({ word, count, length }) => {
        const shown = word.length > 60 ? word.slice(0, 60) + '…' : word;
        const letters = length ? ` (${length.toLocaleString('en')} letters)` : '';
        return element('tr', [element('td', shown + letters), element('td', count.toLocaleString('en'))]);
    });
    const head = element('tr', [element('th', 'Word'), element('th', 'Count')]);
    head.querySelectorAll('th').forEach((cell) => (cell.scope = 'col'));
    return element('table', [element('caption', 'The most frequent'), element('thead', head), element('tbody', rows)]);
}

function counts(counted) {
    return [
        ['Words', counted.words.toLocaleString('en')],
        ['Different words', counted.distinct.toLocaleString('en')]
    ];
}

async function countWords(event) {
    event.preventDefault();
    const button = event.target.querySelector('button');
    const status = document.getElementById('words-status');
    const answer = document.getElementById('words-answer');
    const file = document.getElementById('file').files[0];
    button.disabled = true;
    status.textContent = 'Counting.';
    answer.replaceChildren();
    try {
        const body = file || document.getElementById('text').value;
        const counted = await ask('api/words', { method: 'POST', body });
        status.textContent = file ? `Counted ${file.name}.` : 'Counted the text.';
        answer.replaceChildren(definitions(counts(counted)), wordTable(counted));
        await loadTotals();
    } catch (failure) {
        status.replaceChildren(problem(failure));
    } finally {
        button.disabled = false;
    }
}

async function loadTotals() {
    const status = document.getElementById('totals-status');
    const answer = document.getElementById('totals-answer');
    try {
        const totals = await ask('api/words');
        status.textContent = '';
        const parts = [definitions([['Texts', totals.texts.toLocaleString('en')], ...counts(totals)])];
        if (!totals.complete) {
            parts.push(element('p', 'There was no room for further different words: the words count, the list does not.'));
        }
        if (totals.top.length > 0) {
            parts.push(wordTable(totals));
        }
        answer.replaceChildren(...parts);
    } catch (failure) {
        answer.replaceChildren();
        status.replaceChildren(problem(failure));
    }
}

const job = { address: null };

function showJob(seen) {
    const status = document.getElementById('job-status');
    const bar = document.getElementById('job-progress');
    bar.max = seen.total;
    bar.value = seen.done;
    const ends = {
        SUCCEEDED: () => element('span', seen.result, 'good'),
        FAILED: () => problem(new Error(seen.failure)),
        CANCELLED: () => `Cancelled after ${seen.done} of ${seen.total} steps.`
    };
    status.replaceChildren(ends[seen.status] ? ends[seen.status]() : `${seen.done} of ${seen.total} steps are done.`);
}

/** Whether a job is under way, which can be cancelled, or none is, so that one can be started. */
function jobUnderWay(address) {
    job.address = address;
    document.querySelector('#job-form button[type="submit"]').disabled = address !== null;
    document.getElementById('job-cancel').disabled = address === null;
}

async function startJob(event) {
    event.preventDefault();
    const steps = document.getElementById('job-steps').value;
    const ms = document.getElementById('job-ms').value;
    document.querySelector('#job-form button[type="submit"]').disabled = true;
    try {
        const query = `steps=${encodeURIComponent(steps)}&ms=${encodeURIComponent(ms)}`;
        const started = await ask(`api/jobs?${query}`, { method: 'POST' });
        jobUnderWay(`api/jobs/${started.id}`);
        showJob(started);
        watchJob(job.address);
    } catch (failure) {
        jobUnderWay(null);
        document.getElementById('job-status').replaceChildren(problem(failure));
    }
}

function watchJob(address) {
    const events = new EventSource(`${address}/progress`);
    events.addEventListener('progress', (event) => showJob(JSON.parse(event.data)));
    events.addEventListener('end', (event) => {
        events.close(); // or the browser would ask again
        showJob(JSON.parse(event.data));
        jobUnderWay(null);
    });
    events.addEventListener('error', () => {
        events.close();
        jobUnderWay(null);
        document.getElementById('job-status').replaceChildren(problem(new Error('The stream of the job broke off.')));
    });
}

async function cancelJob() {
    try {
        await ask(job.address, { method: 'DELETE' });
    } catch (failure) {
        document.getElementById('job-status').replaceChildren(problem(failure));
    }
}

document.getElementById('job-form').addEventListener('submit', startJob);
document.getElementById('job-cancel').addEventListener('click', cancelJob);
document.getElementById('run-all').addEventListener('click', runAll);
document.getElementById('words-form').addEventListener('submit', countWords);
document.getElementById('refresh-totals').addEventListener('click', loadTotals);
loadExamples();
loadTotals();
