// tests/browser/work_test.mjs: the pages about what is to be done, in a real browser, on a console
// with a busy week in it (tests/support/work_office.cpp). Pictures of every page are left in the
// build's work-screenshots/ for people to look at.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { layoutProblems, signIn } from './console_walk.mjs';
import { axeFile, startBrowser, Visits } from './running_office.mjs';

const widths = [320, 768, 1280];
const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const programs = process.env.CANDOUR_BIN;
const screenshots = join(programs, '..', 'work-screenshots');

const pages = [
    ['today', '/'],
    ['cases', '/cases'],
    ['cases-late', '/cases?due=late'],
    ['cases-filtered', '/cases?holder=none&kind=complaint&sort=newest'],
    ['cases-nothing', '/cases?words=zebra'],
    ['my-work', '/my-work'],
    ['panels', '/panels'],
    ['calendar', '/my-work/calendar'],
    ['digest', '/digest'],
    ['contacts', '/contacts'],
];

let office;
let server;
let browser;
let visits;

// { address }: as console_test's office, without its commands.
function serve() {
    server = spawn(join(programs, 'test_work_office'), ['[.serve]'],
        { stdio: ['pipe', 'pipe', 'pipe'] });
    return new Promise((resolve, reject) => {
        let said = '';
        server.stderr.on('data', (data) => (said += data));
        server.on('exit', (code) => reject(new Error(`the office ended with ${code}: ${said}`)));
        createInterface(server.stdout).on('line', (line) => {
            said += line;
            const serving = /serving (https:\/\/\S+)/.exec(line);
            if (serving) resolve({ address: serving[1] });
        });
    });
}

describe('the pages about work', () => {
    before(async () => {
        await mkdir(screenshots, { recursive: true });
        office = await serve();
        browser = await startBrowser();
        visits = new Visits(browser, office);
    });

    after(async () => {
        await visits?.close();
        await browser?.close();
        server?.stdin.end();
    });

    for (const language of ['en', 'cy']) {
        it(`fit every width and have no violation that axe can find (${language})`, async () => {
            const page = await visits.newPage({ bypassCSP: true });
            const axe = await readFile(axeFile, 'utf8');
            await signIn(page);
            const problems = [];
            for (const [name, address] of pages) {
                await page.goto(`/language/${language}?next=${encodeURIComponent(address)}`);
                assert.equal(await page.getAttribute('html', 'lang'), language);
                for (const width of widths) {
                    await page.setViewportSize({ width, height: 900 });
                    await page.reload();  // What is folded away is laid out anew.
                    for (const problem of await page.evaluate(layoutProblems)) {
                        problems.push(`${name} ${width}: ${problem}`);
                    }
                    await page.screenshot({
                        path: join(screenshots, `${name}-${language}-${width}.png`),
                        fullPage: true,
                    });
                }
                await page.evaluate(axe);
                const found = await page.evaluate((rules) => window.axe.run(document, {
                    runOnly: { type: 'tag', values: rules },
                }), axeRules);
                for (const violation of found.violations) {
                    problems.push(`${name}: ${violation.id}: `
                        + violation.nodes.map((node) => node.html).join(' '));
                }
            }
            assert.deepEqual(problems, []);
        });
    }

    it('lead from a count to its list, keep the list, and find it again', async () => {
        const page = await visits.newPage();
        await signIn(page);
        await page.click('.candour-tile--late');
        assert.equal(new URL(page.url()).search, '?due=late');
        const rows = await page.locator('.candour-cases__row').count();
        assert.ok(rows > 3);
        assert.equal(await page.locator('.candour-days-left--late').count(), rows);
        await page.fill('#name', 'What is late');
        await page.click('button:has-text("Keep")');
        await page.goto('/');
        await page.click('a:has-text("What is late")');
        assert.equal(new URL(page.url()).search, '?due=late');
    });

    it('search by words with the keyboard alone', async () => {
        const page = await visits.newPage();
        await signIn(page);
        await page.goto('/cases');
        await page.focus('#words');
        await page.keyboard.type('bus thursday');
        await page.keyboard.press('Enter');
        await page.waitForURL(/words=bus/);
        assert.ok(await page.locator('.candour-cases__row').count() > 0);
    });

    it('print without what can only be pressed', async () => {
        const page = await visits.newPage();
        await signIn(page);
        await page.goto('/cases');
        await page.emulateMedia({ media: 'print' });
        for (const hidden of ['.candour-navigation', '.candour-search', '.candour-lists',
            '.govuk-pagination', '.candour-account']) {
            assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
        }
        assert.equal(await page.locator('.candour-cases').isVisible(), true);
        await page.screenshot({ path: join(screenshots, 'cases-print.png'), fullPage: true });
    });

    it('make a calendar that a program can read without signing in', async () => {
        const page = await visits.newPage();
        await signIn(page);
        await page.goto('/my-work/calendar');
        await page.click('button:has-text("Make an address")');
        const address = (await page.textContent('.candour-feed')).trim();
        assert.ok(address.startsWith(`${office.address}/due-dates/`));
        await page.screenshot({ path: join(screenshots, 'calendar-made.png'), fullPage: true });
        const stranger = await visits.newPage();
        const answer = await stranger.request.get(address);
        assert.equal(answer.status(), 200);
        assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n/);
        assert.match(await answer.text(), /SUMMARY;LANGUAGE=en:Candour: K/);
    });
});
