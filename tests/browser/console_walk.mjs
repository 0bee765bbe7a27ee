// tests/browser/console_walk.mjs: the way through the console's pages, and what to look at there.
import { password, userName } from './running_office.mjs';

export async function signIn(page) {
    await page.goto('/sign-in');
    await page.fill('#user_name', userName);
    await page.fill('#password', password);
    await page.click('button:has-text("Sign in")');
    await page.waitForURL((url) => url.pathname === '/');
}

// From the devices' list to the four words of the device that waits.
export async function openFourWords(page, code) {
    await page.goto('/devices');
    await page.click('a:has-text("Add a device")');
    await page.fill('#code', code);
    await page.click('button:has-text("Continue")');
    await page.waitForSelector('.candour-four-words');
}

// The form of a survey's sheets, as the page before it opens it with what is chosen there.
export async function openSheetForm(page, survey) {
    await page.goto(`${survey}/key-in`);
    await page.click('button:has-text("Begin")');
    await page.waitForSelector('input[name=sheet]', { state: 'attached' });
    const address = new URL(page.url());
    return address.pathname + address.search;
}

// Name and address of every page that a signed-in administrator can reach.
export async function allPages(page) {
    const hrefs = async (selector) =>
        page.$$eval(selector, (links) => links.map((link) => link.getAttribute('href')));
    const pages = [
        ['today', '/'],
        ['contacts', '/contacts'],
        ['contacts-filtered', '/contacts?kind=complaint&language=cy'],
        ['contacts-last-page', '/contacts?page=2'],
        ['contacts-nothing', '/contacts?kind=compliment&language=ur'],
        ['help-now', '/help'],
        ['involvement', '/involvement'],
        ['prize-draw', '/involvement/draw'],
        ['safeguarding', '/safeguarding'],
        ['surveys', '/surveys'],
        ['drafts-none', '/surveys/drafts'],
        ['languages', '/languages'],
        ['devices', '/devices'],
        ['device-code', '/devices/add'],
        ['report-week', '/reports'],
        ['report-published', '/reports?view=published'],
        ['suggestions', '/registers'],
        ['recommendations', '/registers/recommendations'],
        ['recommendation-new', '/registers/recommendations/new'],
        ['lessons', '/registers/learning'],
        ['you-said', '/you-said'],
        ['you-said-new', '/you-said/new'],
        ['changes', '/changes'],
        ['changes-urdu', '/changes?lang=ur'],
        ['answer', '/answer'],
        ['answer-urdu', '/answer?lang=ur'],
        ['activity', '/audit'],
        ['information', '/information'],
        ['not-found', '/nothing-here'],
    ];
    await page.goto('/surveys');
    for (const [i, href] of (await hrefs('.candour-card__link')).entries()) {
        // Of these there is the page of results alone.
        if (href === '/surveys/equality') {
            pages.push(['survey-equality', href]);
            continue;
        }
        pages.push([`survey-${i + 1}`, href], [`survey-${i + 1}-words`, `${href}/now/words`],
            [`survey-${i + 1}-outcome`, `${href}/outcome`],
            [`survey-${i + 1}-paper`, `${href}/paper`],
            [`survey-${i + 1}-key-in`, `${href}/key-in`]);
        const form = await openSheetForm(page, href);
        pages.push([`survey-${i + 1}-sheet`, form], [`survey-${i + 1}-kept`, `${form}&kept=now`]);
    }
    await page.goto('/devices');
    pages.push(['device-revoke', (await hrefs('.candour-card__action a'))[0]]);
    const examples = [
        ['item-english', '/contacts?kind=complaint&language=en'],
        ['item-welsh', '/contacts?kind=complaint&language=cy'],
        ['item-urdu', '/contacts?kind=dissatisfaction&language=ur'],
    ];
    for (const [name, list] of examples) {
        await page.goto(list);
        const item = (await hrefs('.candour-card__link'))[0];
        pages.push([name, item], [`${name}-redact`, `${item}/redact`]);
    }
    await page.goto('/contacts?kind=information');
    for (const [i, href] of (await hrefs('.candour-card__link')).entries()) {
        pages.push([`item-hostile-${i + 1}`, href]);
    }
    return pages;
}

// What a person would see go wrong with the layout. Runs inside the page.
export function layoutProblems() {
    const problems = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) problems.push(`scrolls sideways: ${root.scrollWidth}`);
    for (const element of document.body.querySelectorAll('*')) {
        const style = getComputedStyle(element);
        const hidden = element.closest('.govuk-visually-hidden, .govuk-skip-link, thead');
        const box = element.getBoundingClientRect();
        if (hidden || box.width === 0 || style.visibility === 'hidden') continue;
        // A wide table scrolls inside a region of its own, which the keyboard reaches.
        const region = '[role=region][tabindex="0"]';
        const scrolled = element.parentElement?.closest(region);
        const name = `${element.tagName}.${element.getAttribute('class')}`;
        const outside = box.right > root.clientWidth + 1 || box.left < -1;
        if (outside && !scrolled) problems.push(`${name} is outside`);
        const clips = style.overflowX !== 'visible' && !element.matches(`select, ${region}`);
        if (clips && element.scrollWidth > element.clientWidth + 1) problems.push(`${name} is cut`);
        // An inline box around a block is empty: its focus would be drawn nowhere.
        const wraps = [...element.children].some((child) => {
            const inner = getComputedStyle(child);
            return inner.display === 'block' && inner.position !== 'absolute';
        });
        const focusable = element.matches('a, button, summary');
        if (focusable && style.display === 'inline' && wraps) problems.push(`${name} hides focus`);
        if (style.position === 'fixed') problems.push(`${name} covers the page`);
    }
    return problems;
}
