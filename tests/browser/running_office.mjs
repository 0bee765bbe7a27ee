// tests/browser/running_office.mjs: a real candour-server with examples in it, and Debian's
// Chromium, for browser tests. Everything it makes lies in one temporary folder.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const packages = createRequire(join(root, 'app', 'console', 'web', 'package.json'));
const { chromium } = packages('playwright-core');

const programs = process.env.CANDOUR_BIN;
if (!programs) throw new Error('CANDOUR_BIN must name the folder with candour-server (use ctest)');

export const userName = 'ada';
export const password = 'correct horse battery staple';
export const screenshots = join(programs, '..', 'console-screenshots');
export const axeFile = packages.resolve('axe-core/axe.min.js');

// Runs a program to its end; its standard output. A failure carries what it said.
function run(program, words, input = '') {
    return new Promise((resolve, reject) => {
        const child = execFile(join(programs, program), words, (error, out, said) => {
            if (error) reject(new Error(`${program} ${words[0]}: ${error.message}\n${said}`));
            else resolve(out);
        });
        child.stdin.end(input);
    });
}

// The address in the line "serving https://127.0.0.1:PORT ...".
function addressOf(server) {
    return new Promise((resolve, reject) => {
        let said = '';
        server.stderr.on('data', (data) => (said += data));
        server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
        createInterface(server.stdout).on('line', (line) => {
            const serving = /serving (https:\/\/\S+)/.exec(line);
            if (serving) resolve(serving[1]);
        });
    });
}

function ended(child) {
    return new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        else child.once('exit', resolve);
    });
}

// { address, joining, release(), stop() }: a server of the example organisation, with examples
// sent and released, and a device that waits to join with the code `joining`.
export async function startOffice() {
    const folder = await mkdtemp(join(tmpdir(), 'candour-browser-'));
    const data = join(folder, 'server');
    const organisation = join(root, 'assets', 'organisations', 'example.json');
    await run(
        'candour-server',
        ['init', data, '--organisation', organisation, '--administrator', userName,
            '--password-stdin'],
        `${password}\n`,
    );
    const server = spawn(join(programs, 'candour-server'),
        ['serve', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = async () => {
        server.kill('SIGTERM');
        await ended(server);
        await rm(folder, { recursive: true, force: true });
    };
    try {
        const address = await addressOf(server);
        const invitation = join(folder, 'kiosk.invitation');
        const invited = await run('candour-server',
            ['invite', data, invitation, '--address', address]);
        const code = /code: (\S+)/.exec(invited)[1];
        const seeded = await run('test_seed_cells', [invitation, code]);
        const joining = /joining with (\S+)/.exec(seeded)[1];
        await run('candour-server', ['release', data]);
        const release = () => run('candour-server', ['release', data]);
        return { address, joining, release, stop };
    } catch (error) {
        await stop();
        throw error;
    }
}

// { address, stop(), command(...words) }: a server of that organisation without any contact, and
// accounts of `staff`: [name, called, title, roles, posts] each, with the password of all.
export async function startCaseOffice(organisationFile, staff) {
    const folder = await mkdtemp(join(tmpdir(), 'candour-cases-'));
    const data = join(folder, 'server');
    const organisation = join(root, 'assets', 'organisations', organisationFile);
    await run('candour-server',
        ['init', data, '--organisation', organisation, '--administrator', userName,
            '--password-stdin'],
        `${password}\n`);
    for (const [name, called, title, roles, posts] of staff) {
        const words = ['add-staff', data, name, '--called', called, '--title', title,
            '--roles', roles, '--password-stdin'];
        await run('candour-server', posts ? [...words, '--post', posts] : words, `${password}\n`);
    }
    const server = spawn(join(programs, 'candour-server'),
        ['serve', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = async () => {
        server.kill('SIGTERM');
        await ended(server);
        await rm(folder, { recursive: true, force: true });
    };
    try {
        const address = await addressOf(server);
        const command = (word, ...words) => run('candour-server', [word, ...words, data]);
        return { address, command, data, stop };
    } catch (error) {
        await stop();
        throw error;
    }
}

export function startBrowser() {
    return chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: [
            '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update', '--disable-sync',
        ],
    });
}

// Contexts of one browser on that office, closed together. Other tests may have the processor.
export class Visits {
    constructor(browser, office) {
        this.browser = browser;
        this.office = office;
        this.open = [];
    }

    async newPage(options = {}) {
        const context = await this.browser.newContext({
            baseURL: this.office.address,
            ignoreHTTPSErrors: true,
            viewport: { width: 1280, height: 800 },
            ...options,
        });
        this.open.push(context);
        context.setDefaultTimeout(90_000);
        context.setDefaultNavigationTimeout(90_000);
        return context.newPage();
    }

    async close() {
        for (const context of this.open) await context.close();
    }
}

// A file that another program may have made: `candour-server questionnaire export`.
export const exported = async (from, to) => run(
    'candour-server', ['questionnaire', 'export', join(root, from), '--to', to, '--overwrite']);
