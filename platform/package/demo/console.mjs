// Signs in to the console with a real browser, prints what it shows and keeps pictures of it.
// Usage: CANDOUR_PASSWORD=… node console.mjs https://HOST:PORT PICTURE_FOLDER
import { createRequire } from 'node:module';
import { join } from 'node:path';

const web = new URL('../../../app/console/web/', import.meta.url);
const { chromium } = createRequire(web)('playwright-core');
const [address, pictures] = process.argv.slice(2);

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
// The demonstration's server made its own certificate a moment ago.
const context = await browser.newContext({
  ignoreHTTPSErrors: true, viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const picture = (name) => page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

await page.goto(address);
await picture('console-1-sign-in');
await page.getByLabel('User name').fill('admin');
await page.getByLabel('Password').fill(process.env.CANDOUR_PASSWORD);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.waitForSelector('main h1');
await picture('console-2-inbox');

const items = await page.locator('main a[href^="/items/"]').evaluateAll(
  (links) => [...new Set(links.map((link) => link.getAttribute('href')))]);
let number = 0;
for (const item of items) {
  number += 1;
  await page.goto(new URL(item, address).href);
  await picture(`console-3-item-${number}`);
  const shown = await page.locator('main').innerText();
  console.log(`\n--- submission ${number} of ${items.length} ---`);
  console.log(shown.replace(/\n{2,}/g, '\n').trim());
}
await page.goto(new URL('/surveys', address).href);
await picture('console-4-surveys');
await browser.close();
if (items.length === 0) {
  console.error('The console shows no submission.');
  process.exit(1);
}
