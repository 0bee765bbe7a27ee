// tests/browser/console_test.mjs: the staff's pages in a real browser, on a real server.
// Run by CTest (browser/console); pictures of every page are left in the build's
// console-screenshots/ for people to look at.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
    allPages, layoutProblems, openFourWords, openSheetForm, signIn,
} from './console_walk.mjs';
import {
    axeFile, password, screenshots, startBrowser, startOffice, userName, Visits,
} from './running_office.mjs';

const widths = [320, 768, 1280];
const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let office;
let browser;
let visits;

// A page of its own context; whatever a browser complains about is in `complaints`.
async function newPage(options = {}) {
    const page = await visits.newPage(options);
    page.complaints = [];
    page.on('console', (message) => {
        if (message.type() === 'error') page.complaints.push(message.text());
    });
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    page.on('dialog', async (dialog) => {
        page.complaints.push(`a dialog opened: ${dialog.message()}`);
        await dialog.dismiss();
    });
    page.on('request', (request) => {
        if (!request.url().startsWith(office.address)) {
            page.complaints.push(`a request left the office: ${request.url()}`);
        }
    });
    return page;
}

describe('the console', () => {
    before(async () => {
        await mkdir(screenshots, { recursive: true });
        office = await startOffice();
        browser = await startBrowser();
        visits = new Visits(browser, office);
    });

    after(async () => {
        await visits?.close();
        await browser?.close();
        await office?.stop();
    });

    it('signs in with the keyboard alone, and shows where the focus is', async () => {
        const page = await newPage();
        await page.goto('/surveys');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.textContent),
            'Skip to main content');
        assert.ok((await page.locator('.govuk-skip-link').boundingBox()).height > 10);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Cymraeg');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'user_name');
        const outline = await page.evaluate(
            () => getComputedStyle(document.activeElement).outlineWidth);
        assert.ok(parseFloat(outline) >= 2, `the focus is drawn ${outline} wide`);
        await page.keyboard.type(userName);
        await page.keyboard.press('Tab');
        await page.keyboard.type(password);
        await page.keyboard.press('Enter');
        await page.waitForURL(`${office.address}/surveys`);
        assert.equal(await page.textContent('h1'), 'Surveys');
        const places = [];
        for (let i = 0; i < 18; i += 1) {
            await page.keyboard.press('Tab');
            places.push(await page.evaluate(() => document.activeElement.textContent.trim()));
        }
        assert.deepEqual(places,
            ['Skip to main content', 'Cymraeg', `My account: signed in as ${userName}`, 'Sign out',
                'Today', 'Cases', 'My work', 'Contacts', 'Surveys', 'Reports', 'Registers',
                'You said, we did', 'Involvement', 'Procedures', 'Staff', 'Devices',
                'Languages', 'Activity']);
        for (let i = 0; i < 13; i += 1) await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Enter');
        await page.waitForURL(`${office.address}/`);
        assert.deepEqual(page.complaints, []);
    });

    it('takes out what tells who somebody is with the keyboard alone', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto('/contacts?kind=complaint&language=en');
        const item = await page.getAttribute('.candour-card__link', 'href');
        await page.goto(`${item}/redact`);
        const boxes = await page.locator('main input[type=checkbox]').count();
        await page.focus('.govuk-back-link');
        // Each box, the field for more, to look, to keep: and nothing else on the way.
        for (let i = 0; i < boxes; i += 1) await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'more');
        await page.keyboard.type('the');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.candour-redaction__text--after:has-text("[taken out]")');
        await page.focus('#more');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => !url.pathname.endsWith('/redact'));
        assert.match(await page.textContent('#redacted-title'), /Without what tells who it was/);
        assert.deepEqual(page.complaints, []);
    });

    it('keeps its cookie from scripts and other sites', async () => {
        const page = await newPage();
        await signIn(page);
        const cookies = await page.context().cookies();
        assert.deepEqual(cookies.map((cookie) => cookie.name), ['__Host-candour']);
        assert.equal(cookies[0].httpOnly, true);
        assert.equal(cookies[0].secure, true);
        assert.equal(cookies[0].sameSite, 'Strict');
        assert.equal(await page.evaluate(() => document.cookie), '');
    });

    it('tells a wrong password in words, and keeps the name that was typed', async () => {
        const page = await newPage();
        await page.goto('/sign-in');
        await page.fill('#user_name', 'nobody');
        await page.fill('#password', 'wrong horse battery staple');
        await page.click('button:has-text("Sign in")');
        assert.match(await page.textContent('[role=alert]'), /is not right/);
        assert.match(await page.title(), /^Error: /);
        assert.equal(await page.inputValue('#user_name'), 'nobody');
        assert.equal(await page.inputValue('#password'), '');
    });

    it('has no accessibility violation that axe can find, on any page', async () => {
        // axe is a script, which the pages' policy rightly refuses: another test looks at that.
        const page = await newPage({ bypassCSP: true });
        const axe = await readFile(axeFile, 'utf8');
        const violations = [];
        const check = async (name) => {
            await page.evaluate(axe);
            const found = await page.evaluate(
                (tags) => globalThis.axe.run({ runOnly: tags }), axeRules);
            assert.ok(found.passes.length > 15, `axe ran only ${found.passes.length} rules`);
            for (const violation of found.violations) {
                violations.push(`${name}: ${violation.id}: ${violation.nodes[0].html}`);
            }
        };
        await page.goto('/sign-in');
        await check('sign-in');
        await page.fill('#user_name', 'nobody');
        await page.fill('#password', 'wrong');
        await page.click('button:has-text("Sign in")');
        await check('sign-in refused');
        await signIn(page);
        for (const width of [1280, 320]) {
            await page.setViewportSize({ width, height: 800 });
            for (const [name, path] of await allPages(page)) {
                await page.goto(path);
                await check(`${name} at ${width}`);
            }
            await openFourWords(page, office.joining);
            await check(`four words at ${width}`);
            await page.fill('#device_name', 'Reception');
            await page.fill('#password', 'wrong');
            await page.click('button:has-text("Let this device in")');
            await check(`four words with a problem at ${width}`);
            await page.goto('/surveys');
            await openSheetForm(page, await page.getAttribute('.candour-card__link', 'href'));
            await page.locator('textarea').first().fill('x'.repeat(2100));
            await page.click('button:has-text("Keep this sheet")');
            await check(`a sheet with a mistake at ${width}`);
        }
        assert.deepEqual(violations, []);
    });

    it('runs nothing that visitors wrote, and keeps its own policy, on any page', async () => {
        const page = await newPage();
        await page.addInitScript(() => {
            globalThis.broken = [];
            document.addEventListener('securitypolicyviolation',
                (event) => globalThis.broken.push(event.violatedDirective + event.blockedURI));
        });
        await signIn(page);
        for (const [name, path] of await allPages(page)) {
            const response = await page.goto(path);
            assert.match(response.headers()['content-security-policy'], /^default-src 'none'/);
            assert.deepEqual(await page.evaluate(() => globalThis.broken), [], name);
            assert.doesNotMatch(await page.title(), /^broken/, name);
            assert.equal(await page.locator('main script, main img, main svg[onload]').count(), 0);
        }
        await page.goto('/contacts?kind=information');
        assert.match(await page.textContent('main'), /<svg\/onload=fetch\('\/\/127\.0\.0\.1:9'\)>/);
        // The 404 of the walk is the one thing that a browser reports.
        assert.deepEqual(page.complaints.filter((text) => !/status of 404/.test(text)), []);
    });

    it('fits on a phone, a tablet and a desk, with nothing cut or covered', async () => {
        const page = await newPage();
        const problems = [];
        const look = async (name) => {
            for (const width of widths) {
                await page.setViewportSize({ width, height: width < 500 ? 640 : 800 });
                for (const problem of await page.evaluate(layoutProblems)) {
                    problems.push(`${name} at ${width}: ${problem}`);
                }
                await page.screenshot({
                    path: join(screenshots, `${name}-${width}.png`), fullPage: true,
                });
            }
        };
        await page.goto('/sign-in');
        await look('sign-in');
        await signIn(page);
        for (const [name, path] of await allPages(page)) {
            await page.goto(path);
            await look(name);
        }
        await openFourWords(page, office.joining);
        await look('device-words');
        await page.fill('#device_name', 'Reception');
        await page.fill('#password', 'wrong');
        await page.click('button:has-text("Let this device in")');
        await look('device-words-problem');
        await page.goto('/devices/add');
        await page.fill('#code', 'no code');
        await page.click('button:has-text("Continue")');
        await look('device-code-problem');
        assert.deepEqual(problems, []);
    });

    it('can be used without JavaScript from signing in to signing out', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        await page.click('nav a:has-text("Contacts")');
        await page.selectOption('#kind', 'complaint');
        await page.selectOption('#language', 'cy');
        await page.click('button:has-text("Show")');
        assert.equal(await page.inputValue('#language'), 'cy');
        assert.equal(await page.locator('.candour-card__link').count(), 1);
        await page.click('.candour-card__link');
        assert.match(await page.textContent('blockquote'), /Roedd y ffurflen yn Saesneg/);
        assert.equal(await page.getAttribute('blockquote', 'lang'), 'cy');
        await page.click('a:has-text("Back to the contacts")');
        await page.click('a[rel=next]');
        assert.equal(await page.getAttribute('a[aria-label="Page 2"]', 'aria-current'), 'page');
        await page.click('button:has-text("Sign out")');
        assert.match(await page.textContent('[role=status]'), /You have signed out/);
        await page.goto('/');
        assert.equal(new URL(page.url()).pathname, '/sign-in');
    });

    it('lets a device in and revokes it, without JavaScript', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        await openFourWords(page, office.joining.toLowerCase());
        assert.equal(await page.locator('.candour-four-words__word').count(), 4);
        await page.fill('#device_name', 'Front desk');
        await page.selectOption('#group', { index: 1 });
        await page.fill('#password', password);
        await page.click('button:has-text("Let this device in")');
        assert.match(await page.textContent('[role=status]'), /“Front desk” is let in/);
        const card = page.locator('.candour-card', { hasText: 'Front desk' });
        assert.match(await card.textContent(), /Waiting for its first report/);
        await card.locator('a').click();
        assert.match(await page.textContent('h1'), /Revoke “Front desk”/);
        await page.click('button:has-text("Revoke this device")');
        assert.match(await page.textContent('[role=status]'), /“Front desk” is revoked/);
        assert.equal(await page.locator('.candour-card', { hasText: 'Front desk' }).count(), 0);
        await page.click('summary');
        await page.screenshot({ path: join(screenshots, 'devices-after-1280.png') });
    });

    it('opens its filters on a phone, and keeps them open while they are used', async () => {
        const page = await newPage({ viewport: { width: 320, height: 640 } });
        await signIn(page);
        await page.goto('/contacts');
        assert.equal(await page.isVisible('#kind'), false);
        await page.click('summary');
        await page.selectOption('#kind', 'question');
        await page.click('button:has-text("Show")');
        assert.equal(await page.isVisible('#kind'), true);
        assert.equal(await page.locator('.candour-card__link').count(), 1);
    });

    it('shows Urdu from right to left', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto('/contacts?kind=dissatisfaction&language=ur');
        await page.click('.candour-card__link');
        const quote = page.locator('blockquote').first();
        assert.equal(await quote.getAttribute('dir'), 'rtl');
        assert.equal(await quote.getAttribute('lang'), 'ur');
        assert.equal(await quote.locator('p').count(), 2);
        assert.equal(await quote.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    });

    it('counts survey answers and shows none of them', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto('/surveys');
        await page.click('.candour-card__link >> nth=0');
        // 30 people: 10 chose the last answer, 20 the first.
        const rows = await page.$$eval('section:first-of-type tbody tr',
            (all) => all.map((row) => row.querySelector('td').textContent));
        assert.deepEqual([rows[0], rows[4]], ['20', '10']);
        assert.equal(await page.getByText('More seats, please.').count(), 0);
    });

    it('says on every page that it is a demonstration, in red', async () => {
        const page = await newPage();
        const isRed = async () => {
            const banner = page.locator('section[aria-label="Demonstration"]');
            assert.match(await banner.textContent(), /answers are released at once/);
            const colour = await banner.evaluate((box) => getComputedStyle(box).backgroundColor);
            const [red, green, blue] = colour.match(/\d+/g).map(Number);
            assert.ok(red > 2 * green && red > 2 * blue, colour);
        };
        await page.goto('/sign-in');
        await isRed();
        await signIn(page);
        for (const [, path] of await allPages(page)) {
            await page.goto(path);
            await isRed();
        }
    });

    it('prints a sheet as PDF', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        await page.goto('/surveys');
        await page.click('.candour-card__link >> nth=0');
        await page.click('a:has-text("Print on paper")');
        await page.selectOption('#language', 'ur');
        await page.check('#size-200');
        const [download] = await Promise.all([
            page.waitForEvent('download'), page.click('button:has-text("Make the sheet")'),
        ]);
        assert.match(download.suggestedFilename(), /-ur-200\.pdf$/);
        assert.equal((await readFile(await download.path())).subarray(0, 5).toString(), '%PDF-');
    });

    it('keys in a sheet without JavaScript: mistakes are told, nothing typed is lost', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        await page.goto('/surveys');
        const survey = await page.getAttribute('.candour-card__link', 'href');
        await openSheetForm(page, survey);
        await page.click('button:has-text("Keep this sheet")');
        assert.match(await page.textContent('.govuk-error-summary'), /Nothing is filled in/);
        await page.locator('textarea').first().fill('x'.repeat(2100));
        await page.locator('.govuk-radios').first().locator('input').nth(1).check();
        await page.click('button:has-text("Keep this sheet")');
        assert.match(await page.textContent('.govuk-error-summary'), /longer than/);
        assert.equal((await page.locator('textarea').first().inputValue()).length, 2100);
        await page.screenshot({ path: join(screenshots, 'sheet-mistake-1280.png') });
        await page.locator('textarea').first().fill('Written with a pen.');
        const form = page.locator('form[action$="/key-in"]');
        const fields = Object.fromEntries(await form.locator('input[type=hidden], textarea')
            .evaluateAll((all) => all.map((one) => [one.name, one.value])));
        await page.click('button:has-text("Keep this sheet")');
        assert.equal(await page.textContent('h1'), 'The sheet is kept');
        // As a reload or a second click sends it once more.
        const again = await page.context().request.post(`${survey}/key-in`, { form: fields });
        assert.match(await again.text(), /<h1[^>]*>This sheet was kept already/);
        // As all others it can be read when it is released, once.
        await office.release();
        await page.goto(`${survey}/now/words`);
        assert.equal(await page.getByText('Written with a pen.').count(), 1);
    });

    it('does nothing for a form on another site', async () => {
        const page = await newPage();
        await signIn(page);
        const other = createServer((request, response) => {
            response.setHeader('Content-Type', 'text/html');
            response.end(`<form method="post" action="${office.address}/sign-out">
                <input name="form_token" value="${'a'.repeat(64)}"><button>Win</button></form>`);
        });
        await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
        try {
            await page.goto(`http://127.0.0.1:${other.address().port}/`);
            await page.click('button');
            await page.waitForURL(`${office.address}/**`);
        } finally {
            await new Promise((resolve) => other.close(resolve));
        }
        await page.goto('/');
        assert.equal(await page.textContent('h1'), 'Today');
    });
});
