'use strict';

/** The answer's JSON; an Error whose message is a sentence for the reader when there is none. */
async function ask(path, options) {
    let response;
    try {
        response = await fetch(path, { cache: 'no-store', ...options });
    } catch (failure) {
        throw new Error('The server did not answer. Is it running?');
    }
    let body;
    try {
        body = await response.json();
    } catch (failure) {
        throw new Error(`The server answered with status ${response.status} and without JSON.`);
    }
    if (!response.ok) {
        throw new Error(body.error || `The server answered with status ${response.status}.`);
    }
    return body;
}

/** An element with text in it, or with other elements. */
function element(name, content, className) {
    const made = document.createElement(name);
    made.append(...[content].flat());
    if (className) {
        made.className = className;
    }
    return made;
}

function definitions(pairs) {
    const list = document.createElement('dl');
    for (const [term, definition] of pairs) {
        list.append(element('dt', term), definition instanceof Node ? definition : element('dd', String(definition)));
    }
    return list;
}

function problem(failure) {
    return element('span', failure.message, 'problem');
}

/** A request that has no answer but its success. */
async function order(path, method) {
    let response;
    try {
        response = await fetch(path, { method });
    } catch (failure) {
        throw new Error('The server did not answer. Is it running?');
    }
    if (!response.ok) {
        throw new Error(`The server answered with status ${response.status}.`);
    }
}
