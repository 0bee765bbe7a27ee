// tests/browser/cases_test.mjs: whole lives of cases in a real browser, without JavaScript: a small
// charity's service failure to the review panel, and a housing group's complaint to both endings.
// Run by CTest (browser/cases); pictures are left in the build's console-screenshots/.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { layoutProblems } from './console_walk.mjs';
import {
    axeFile, password, screenshots, startBrowser, startCaseOffice, Visits,
} from './running_office.mjs';

const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// One signed-in member of staff, who fills in the forms of one case as they stand on the page.
class Worker {
    constructor(page, name) {
        this.page = page;
        this.name = name;
    }

    async signIn() {
        await this.page.goto('/sign-in');
        await this.page.fill('#user_name', this.name);
        await this.page.fill('#password', password);
        await this.page.click('main button[type=submit]:not([aria-hidden])');
        await this.page.waitForURL((url) => url.pathname !== '/sign-in');
        return this;
    }

    // Fills each field by its name: radios and boxes are ticked, the others typed or chosen.
    async fill(fields) {
        for (const [name, value] of Object.entries(fields)) {
            const radio = this.page.locator(`input[type=radio][name="${name}"][value="${value}"]`);
            const box = this.page.locator(`input[type=checkbox][name="${name}"]`);
            const list = this.page.locator(`select[name="${name}"]`);
            if (await radio.count()) await radio.check();
            else if (await box.count()) await box.check();
            else if (await list.count()) await list.selectOption(value);
            else await this.page.fill(`[name="${name}"]`, value);
        }
        await this.page.click('main button[type=submit]:not([aria-hidden])');
    }

    // The value of the choice with these words, in a list or among radios.
    async choice(name, words) {
        return this.page.evaluate(([field, wanted]) => {
            const labels = [...document.querySelectorAll(`select[name="${field}"] option`)]
                .map((option) => [option.textContent, option.value]);
            for (const input of document.querySelectorAll(`input[name^="${field}"]`)) {
                const label = document.querySelector(`label[for="${input.id}"]`);
                labels.push([label.textContent, input.type === 'radio' ? input.value : input.name]);
            }
            const found = labels.find(([text]) => text.includes(wanted));
            if (!found) throw new Error(`${field}: no "${wanted}" among ${labels.join(' | ')}`);
            return found[1];
        }, [name, words]);
    }

    async write(reference, kind, fields = {}) {
        const path = `/cases/${reference}`;
        await this.page.goto(`${path}/write/${kind}`);
        await this.fill(fields);
        // Sensitive entries ask again who writes them.
        if (await this.page.locator('input[type=password]').count()) {
            await this.page.fill('input[type=password]', password);
            await this.page.click('main button[type=submit]:not([aria-hidden])');
        }
        const here = new URL(this.page.url()).pathname;
        assert.equal(here, path, `${kind}: ${await this.page.textContent('main')}`);
        return this.page.textContent('main');
    }

    async give(reference, words) {
        await this.page.goto(`/cases/${reference}/write/assigned`);
        const person = await this.choice('person', words);
        return this.write(reference, 'assigned', { person, told: 'yes' });
    }

    async refused(reference, kind, fields) {
        await this.page.goto(`/cases/${reference}/write/${kind}`);
        await this.fill(fields);
        assert.match(await this.page.title(), /^Error/);
        return this.page.textContent('.govuk-error-summary');
    }

    async log(fields) {
        await this.page.goto('/cases/new');
        await this.fill(fields);
        const [, reference] = /\/cases\/([0-9A-Z-]{9})$/.exec(this.page.url()) ?? [];
        assert.ok(reference, await this.page.textContent('main'));
        return reference;
    }

    async look(name, path) {
        await this.page.goto(path);
        await this.page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
        return this.page.textContent('main');
    }
}

// A page as it is for axe and for narrow screens.
async function assertFit(visits, cookies, path) {
    const source = await readFile(axeFile, 'utf8');
    for (const width of [320, 1280]) {
        const page = await visits.newPage({ viewport: { width, height: 800 } });
        await page.context().addCookies(cookies);
        await page.goto(path);
        assert.deepEqual(await page.evaluate(layoutProblems), [], `${path} at ${width}`);
        await page.evaluate(source);
        const { violations } = await page.evaluate(
            (rules) => axe.run({ runOnly: { type: 'tag', values: rules } }), axeRules);
        const found = violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
        assert.deepEqual(found, [], `${path} at ${width}`);
        await page.context().close();
    }
}

const plain = { javaScriptEnabled: false };

describe('a small charity\'s service failure', () => {
    let office;
    let browser;
    let visits;
    const workers = {};

    before(async () => {
        await mkdir(screenshots, { recursive: true });
        office = await startCaseOffice('small-charity-daily.json', [
            ['rita', 'Rita Rees', 'Front desk', 'reception', ''],
            ['tess', 'Tess Morgan', 'Trustee', 'trustee,case_worker', 'trustee'],
            ['carol', 'Carol Hughes', 'Chair', 'trustee,case_worker', 'trustee,chair'],
            ['victor', 'Victor Patel', 'Vice-Chair', 'trustee,case_worker', 'trustee,vice_chair'],
        ]);
        browser = await startBrowser();
        visits = new Visits(browser, office);
        for (const name of ['ada', 'rita', 'tess', 'carol', 'victor'])
            workers[name] = await new Worker(await visits.newPage(plain), name).signIn();
    });

    after(async () => {
        await visits?.close();
        await browser?.close();
        await office?.stop();
    });

    it('goes from the telephone to the review panel and is learned from', async () => {
        const { ada, rita, tess, carol, victor } = workers;
        const reference = await rita.log({
            story: 'The meeting had been moved to the morning, and nobody told us.',
            wanted: 'Tell us in time.', kind: 'service_failure', method: 'telephone',
            in_writing: 'no', name: 'Ann Other', reach: 'phone', where: '01286 000000',
        });
        await rita.write(reference, 'decided', {
            outcome: 'passed_to_trustee', wants_writing: 'no', compensation: 'no',
            text: 'A trustee will ring you within a day.',
        });
        // Chair and Vice-Chair stay out until the review.
        const chair = await (async () => {
            await ada.page.goto(`/cases/${reference}/write/assigned`);
            return ada.choice('person', 'Carol Hughes');
        })();
        assert.match(await ada.refused(reference, 'assigned', { person: chair }), /Chair/);
        await ada.give(reference, 'Tess Morgan');
        assert.match(await tess.look('case-donnington', `/cases/${reference}`), /Speak with/);
        await tess.write(reference, 'contacted', { text: 'Rang Ann.', wants_writing: 'no' });
        await tess.write(reference, 'decided', {
            outcome: 'resolved', code: 'communication', wants_writing: 'no', compensation: 'no',
            text: 'We apologised, and the board shows changes now.',
        });
        await tess.write(reference, 'person_agreed', { agreed: 'no', text: 'She wants more.' });
        await ada.page.goto(`/cases/${reference}/write/stage_started`);
        const panel = await ada.choice('stage', 'anel');
        await ada.write(reference, 'stage_started', { stage: panel, why: 'appeal' });
        await ada.write(reference, 'acknowledged', { text: 'The panel looks at it.' });
        await ada.page.goto(`/cases/${reference}/write/panel_formed`);
        const members = {};
        for (const name of ['Carol Hughes', 'Victor Patel'])
            members[await ada.choice('people', name)] = '1';
        await ada.write(reference, 'panel_formed', members);
        // Who handled it before does not decide now.
        await tess.look('case-donnington-before', `/cases/${reference}`);
        assert.equal(await tess.page.locator('a[href$="/write/decided"]').count(), 0);
        await victor.look('case-donnington-panel', `/cases/${reference}`);
        assert.equal(await victor.page.locator('a[href$="/write/decided"]').count(), 2);
        await carol.write(reference, 'decided', {
            outcome: 'nothing_more', bodies_charity_commission: '1', wants_writing: 'no',
            compensation: 'no', text: 'Nothing more can be done, and why.',
        });
        await ada.write(reference, 'person_agreed', { agreed: 'yes', text: 'She accepts it.' });
        const kept = await ada.look('case-donnington-learning', `/cases/${reference}`);
        assert.match(kept, /Write what we learned/);
        await tess.write(reference, 'learning_written', {
            theme: 'notices', service_area: await (async () => {
                await tess.page.goto(`/cases/${reference}/write/learning_written`);
                return tess.choice('service_area', 'antry');
            })(),
            reason: 'The time was changed on one notice only.', text: 'Nobody owns the notices.',
        });
        await ada.write(reference, 'satisfaction_asked', { score: '3', score_outcome: '2' });
        const closed = await ada.write(reference, 'closed', {});
        assert.match(closed, /Closed/);
        const record = await ada.page.request.get(`/cases/${reference}/record.txt`);
        assert.match(await record.text(), /does not count \(weekend\)/);
        assert.match(await office.command('audit', 'verify'), /1 case/);
        const cookies = await ada.page.context().cookies();
        for (const path of [`/cases/${reference}`, `/cases/${reference}/clocks/0`, '/cases/new',
            `/cases/${reference}/write/note`, `/cases/${reference}/details`])
            await assertFit(visits, cookies, path);
    });
});

describe('a housing group\'s complaint', () => {
    let office;
    let browser;
    let visits;
    const workers = {};

    before(async () => {
        office = await startCaseOffice('housing-group.json', [
            ['mo', 'Mo Ali', 'Complaints manager', 'case_worker', 'complaint_manager'],
            ['pat', 'Pat Jones', 'Panel', 'trustee,case_worker', 'appeal_panel_member'],
            ['pia', 'Pia Evans', 'Panel', 'trustee', 'appeal_panel_member'],
            ['pol', 'Pol Owen', 'Panel', 'trustee', 'appeal_panel_member'],
        ]);
        browser = await startBrowser();
        visits = new Visits(browser, office);
        for (const name of ['ada', 'mo', 'pat'])
            workers[name] = await new Worker(await visits.newPage(plain), name).signIn();
    });

    after(async () => {
        await visits?.close();
        await browser?.close();
        await office?.stop();
    });

    it('is assessed, investigated, moved, appealed and ends twice', async () => {
        const { ada, mo, pat } = workers;
        const reference = await ada.log({
            story: 'The boiler was out for three weeks.', wanted: 'Mend it.', kind: 'complaint',
            method: 'letter', in_writing: 'yes', service: 'homes-to-rent',
            name: 'Sam Other', reach: 'letter', where: '1 High Street',
        });
        await ada.write(reference, 'decided', { outcome: 'formal', text: 'It is investigated.' });
        await ada.give(reference, 'Mo Ali');
        await mo.write(reference, 'acknowledged', { method: 'letter', told: 'yes' });
        await mo.page.goto(`/cases/${reference}/write/clock_extended`);
        const clock = await mo.choice('clock', 'what we decide');
        const later = new Date(Date.now() + 30 * 86_400_000);
        const day = `${later.getUTCDate()} ${later.getUTCMonth() + 1} ${later.getUTCFullYear()}`;
        const moved = { clock, day, reason: 'The surveyor’s report is awaited.' };
        assert.match(await mo.refused(reference, 'clock_extended', moved), /agree/);
        await mo.write(reference, 'clock_extended', { ...moved, agreed: 'yes' });
        await mo.look('case-calico-moved', `/cases/${reference}`);
        await mo.write(reference, 'root_cause', { theme: 'boilers' });
        await mo.write(reference, 'decided', {
            outcome: 'partly_upheld', text: 'The boiler is mended; we are sorry.',
        });
        await ada.page.goto(`/cases/${reference}/write/stage_started`);
        const panel = await ada.choice('stage', 'anel');
        await ada.write(reference, 'stage_started', { stage: panel, why: 'appeal' });
        await ada.page.goto(`/cases/${reference}/write/panel_formed`);
        const members = {};
        for (const name of ['Pat Jones', 'Pia Evans', 'Pol Owen'])
            members[await ada.choice('people', name)] = '1';
        await ada.write(reference, 'panel_formed', members);
        await pat.write(reference, 'decided', {
            outcome: 'upheld', bodies_housing_ombudsman: '1', bodies_designated_person: '1',
            text: 'Upheld: compensation is paid.',
        });
        assert.match(await ada.refused(reference, 'closed', {}), /ended/);
        await ada.write(reference, 'person_ending', { told: 'yes', text: 'They have heat.' });
        await ada.write(reference, 'organisation_ending', {
            told: 'yes', text: 'Boilers are looked at each autumn.',
        });
        assert.match(await ada.write(reference, 'closed', {}), /Closed/);
        assert.match(await ada.look('case-calico', `/cases/${reference}`), /Homes|homes/);
    });
});
