// tests/browser/editor_test.mjs: a questionnaire written, translated, looked at as a kiosk shows
// it, and made ready to be published, in a real browser.
// Run by CTest (browser/editor); pictures of every page are left in the build's
// console-screenshots/ for people to look at.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { layoutProblems, signIn } from './console_walk.mjs';
import {
    axeFile, exported, screenshots, startBrowser, startOffice, Visits,
} from './running_office.mjs';

const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let office;
let browser;
let draft = ''; // The address of the draft that is written here.
let visits;
const newPage = (options) => visits.newPage(options);

const save = (page) => page.click('main .candour-step__button');

async function addQuestion(page, type, prompt, choices = '') {
    await page.goto(`${draft}/add`);
    await page.fill('#prompt', prompt);
    await page.check(`input[value=${type}]`);
    await page.fill('#choices', choices);
    await save(page);
    await page.waitForURL(/added=1/);
}

const prompts = (page) => page.$$eval('.candour-items h3 a', (links) => {
    return links.map((link) => link.textContent);
});

describe('the editor', () => {
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

    it('writes a questionnaire without JavaScript', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        await page.click('a:has-text("Surveys")');
        await page.click('a:has-text("Write questionnaires")');
        await page.click('a:has-text("New questionnaire")');
        await page.fill('#title', 'Your visit to the food bank');
        await save(page);
        draft = new URL(page.url()).pathname;
        assert.equal(draft, '/surveys/drafts/your_visit_to_the_food');
        await addQuestion(page, 'faces', 'How did you feel when you came in?');
        await addQuestion(page, 'many_choices', 'Did the CAB and/or JCP send you?',
            'The CAB\nThe job centre\nA friend');
        await addQuestion(page, 'long_text', 'What could we do better?');
        await page.goto(draft);
        await page.click('button:has-text("Move up") >> nth=1');
        assert.deepEqual(await prompts(page), ['How did you feel when you came in?',
            'What could we do better?', 'Did the CAB and/or JCP send you?']);
        assert.match(await page.textContent('main'), /“CAB” is not explained/);
        assert.match(await page.textContent('main'), /It asks two things at once/);
    });

    it('saves with Enter, and moves no answer by it', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto(`${draft}/questions/did_the_cab_and_or`);
        await page.fill('#choice_the_cab', 'Citizens Advice');
        await page.press('#choice_the_cab', 'Enter');
        await page.waitForURL((url) => url.pathname === draft);
        await page.goto(`${draft}/questions/did_the_cab_and_or`);
        assert.equal(await page.inputValue('input[id^=choice_] >> nth=0'), 'Citizens Advice');
    });

    it('keeps what was typed beside the mistake, and leads to it', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto(`${draft}/questions/what_could_we_do_better`);
        await page.fill('#hint', 'Kept');
        await page.fill('#show_if', "${nobody} = '1'");
        await save(page);
        assert.match(await page.title(), /^Error: /);
        await page.click('[role=alert] a');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'show_if');
        assert.equal(await page.inputValue('#hint'), 'Kept');
        await page.fill('#show_if', "${how_did_you_feel_when} = '1'");
        await save(page);
        await page.waitForURL((url) => url.pathname === draft);
    });

    it('says a wrong rule where it is wrong, and takes a right one', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto(`${draft}/questions/what_could_we_do_better`);
        await page.click('summary:has-text("More settings")');
        await page.fill('#constraint', 'string-length(.) <');
        await page.fill('#constraint_message', 'Please write less.');
        await save(page);
        assert.match(await page.textContent('[role=alert]'), /A value is missing at the end/);
        await page.click('[role=alert] a');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'constraint');
        await page.fill('#constraint', 'string-length(.) < 200');
        await save(page);
        await page.waitForURL((url) => url.pathname === draft);
        await page.goto(`${draft}/questions/what_could_we_do_better`);
        assert.equal(await page.inputValue('#constraint'), 'string-length(.) < 200');
    });

    it('asks a heading again for each, and lets it go', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        await addQuestion(page, 'short_text', 'What is its colour?');
        await page.goto(`${draft}/questions/what_is_its_colour/group`);
        await page.fill('#label', 'Each parcel');
        await save(page);
        await page.goto(`${draft}/questions/each_parcel`);
        await page.click('summary:has-text("More settings")');
        await page.fill('#repeat_max', '3');
        await save(page);
        assert.match(await page.textContent('main'), /Asked again for each/);
        await page.goto(`${draft}/questions/each_parcel`);
        await page.screenshot({ path: join(screenshots, 'draft-repeat.png'), fullPage: true });
        await page.click('a:has-text("Take the heading away")');
        await save(page);
        assert.doesNotMatch(await page.textContent('main'), /Each parcel/);
        await page.goto(`${draft}/questions/what_is_its_colour/remove`);
        await save(page);
    });

    it('brings a spreadsheet in, says what it left out, and copies it', async () => {
        const page = await newPage({ javaScriptEnabled: false });
        await signIn(page);
        const xlsx = join(screenshots, 'event.xlsx');
        await exported('assets/questionnaires/event.json', xlsx);
        await page.goto('/surveys/drafts');
        await page.click('a:has-text("Bring in a questionnaire")');
        await page.setInputFiles('#file', xlsx);
        await save(page);
        assert.match(await page.textContent('main'), /The questionnaire is brought in/);
        await page.click('a:has-text("Go on to the questionnaire")');
        const brought = new URL(page.url()).pathname;
        await page.click('a:has-text("Make a copy")');
        assert.match(await page.inputValue('#title'), /\(2\)$/);
        await save(page);
        await page.waitForURL(/copied=1/);
        assert.notEqual(new URL(page.url()).pathname, brought);
        await page.goto('/surveys/bring/new');
        await page.setInputFiles('#file', {
            name: 'survey.csv',
            mimeType: 'text/csv',
            buffer: Buffer.from('type,name,label\ntext,why,Why?\nbarcode,code,Scan it\n'),
        });
        await save(page);
        assert.match(await page.textContent('main'), /Sheet survey, row 3/);
    });

    it('translates beside the English, from right to left', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto(draft);
        await page.selectOption('#language', 'ur');
        await page.click('button:has-text("Add the language")');
        assert.equal(await page.getAttribute('#text_0', 'dir'), 'rtl');
        assert.equal(await page.getAttribute('#text_0', 'lang'), 'ur');
        await page.fill('#text_0', 'آپ کا دورہ');
        await save(page);
        assert.match(await page.textContent('main'), /texts are missing/);
    });

    it('shows each print size of each language as the kiosk draws it', async () => {
        const page = await newPage({ viewport: { width: 1280, height: 4000 } });
        await signIn(page);
        await page.goto(`${draft}/preview`);
        await page.waitForFunction(
            () => [...document.querySelectorAll('main img')].every((image) => image.complete),
            null, { timeout: 240_000 });
        const widths = await page.$$eval('main img', (all) => all.map((one) => one.naturalWidth));
        assert.deepEqual(widths, [1280, 1280, 1280, 1280, 1280, 1280]);
        const path = join(screenshots, 'draft-preview-whole.png');
        await page.screenshot({ path, fullPage: true });
    });

    it('is accessible and fits on a phone and a desk, on every page', async () => {
        // axe is a script, which the pages' policy rightly refuses.
        const page = await newPage({ bypassCSP: true });
        const axe = await readFile(axeFile, 'utf8');
        const problems = [];
        const look = async (name) => {
            for (const width of [1280, 768, 320]) {
                await page.setViewportSize({ width, height: 800 });
                for (const problem of await page.evaluate(layoutProblems)) {
                    problems.push(`${name} at ${width}: ${problem}`);
                }
                await page.screenshot({
                    path: join(screenshots, `${name}-${width}.png`), fullPage: true,
                });
            }
            await page.evaluate(axe);
            const found = await page.evaluate(
                (tags) => globalThis.axe.run({ runOnly: tags }), axeRules);
            assert.ok(found.passes.length > 15, `axe ran only ${found.passes.length} rules`);
            for (const violation of found.violations) {
                problems.push(`${name}: ${violation.id}: ${violation.nodes[0].html}`);
            }
        };
        await signIn(page);
        for (const [name, path] of [
            ['drafts', '/surveys/drafts'], ['draft-new', '/surveys/drafts/new'], ['draft', draft],
            ['draft-details', `${draft}/details`], ['draft-add', `${draft}/add`],
            ['draft-question', `${draft}/questions/did_the_cab_and_or`],
            ['draft-language', `${draft}/languages/ur`], ['draft-preview', `${draft}/preview`],
            ['draft-publish', `${draft}/publish`],
            ['draft-group', `${draft}/questions/did_the_cab_and_or/group`],
            ['draft-remove-question', `${draft}/questions/how_did_you_feel_when/remove`],
            ['draft-remove', `${draft}/remove`], ['draft-copy', `${draft}/copy`],
            ['bring', '/surveys/bring/new'], ['draft-value', `${draft}/add-value`],
            ['draft-answers', `${draft}/questions/did_the_cab_and_or/answers`],
            ['bring-language', draft.replace('drafts', 'bring') + '/languages/ur'],
        ]) {
            await page.goto(path);
            await look(name);
        }
        await page.goto('/surveys/bring/new');
        await save(page);
        await look('bring-problem');
        await page.setInputFiles('#file', {
            name: 'survey.csv',
            mimeType: 'text/csv',
            buffer: Buffer.from(
                'type,name,label,hint\ntext,why,Why?,\nbarcode,code,Scan it,\n'
                + 'geopoint,where,Where are you?,\nselect_one yes_no,x,Again?,\n'),
        });
        await save(page);
        await look('brought');
        await page.goto(`${draft}/questions/what_could_we_do_better`);
        await page.fill('#constraint', '${nobody} and');
        await save(page);
        await look('draft-rule-problem');
        await page.goto(`${draft}/add`);
        await save(page);
        await look('draft-add-problem');
        await page.goto(`${draft}/details`);
        await page.fill('#act_by', 'soon');
        await save(page);
        await look('draft-details-problem');
        assert.deepEqual(problems, []);
    });

    it('says what is missing before it can be asked', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto(`${draft}/publish`);
        assert.match(await page.textContent('[role=alert]'), /Say who owns it/);
        await page.click('[role=alert] a:has-text("Say who owns it")');
        await page.fill('#owner', 'Centre manager');
        await page.fill('#purpose', 'To decide the opening hours.');
        await page.fill('#act_by', '2099-03-31');
        await save(page);
        await page.goto(draft);
        assert.match(await page.textContent('main'), /Nothing is missing/);
    });

    it('is published to the services that are chosen, and taken back', async () => {
        const page = await newPage();
        await signIn(page);
        await page.goto(`${draft}/publish`);
        await save(page);
        assert.match(await page.textContent('[role=alert]'), /Choose at least one service/);
        const service = page.locator('main input[type=checkbox]').first();
        await service.check();
        await save(page);
        await page.waitForURL(/published=1/);
        const id = draft.split('/').pop();
        await page.goto('/surveys');
        await page.click(`main a[href="/surveys/${id}"]`);
        assert.equal(new URL(page.url()).pathname, `/surveys/${id}`);
        await page.goto('/audit');
        assert.ok((await page.textContent('main')).includes(id));
        // A change of what is asked starts from it, under the same id.
        await page.goto('/surveys/drafts/new');
        await page.check(`input[value$="${id}"]`);
        await save(page);
        await page.goto(`${draft}/withdraw`);
        await save(page);
        await page.waitForURL(/withdrawn=1/);
        // Its results can still be found.
        await page.goto('/surveys');
        assert.equal(await page.locator(`.candour-cards a[href="/surveys/${id}"]`).count(), 0);
        await page.click(`main a[href="/surveys/${id}"]`);
        assert.equal(new URL(page.url()).pathname, `/surveys/${id}`);
    });
});
