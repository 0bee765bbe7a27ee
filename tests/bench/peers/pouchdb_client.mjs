// pouchdb_client.mjs FOLDER URL SAME-URL DOCUMENTS BATCH CLIENTS: that many devices, each with its
// own LevelDB in FOLDER, push DOCUMENTS documents of 600 bytes to the database at URL, all at once.
// SAME-URL is where the database is made and looked at, so that a proxy at URL counts the pushing
// alone. Prints {"documents", "seconds"}; the documents are written before the clock starts.
import { randomBytes, randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import process from "node:process";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");

const document_bytes = 600;
const [folder, url, same_url, ...numbers] = process.argv.slice(2);
const [documents, batch, clients] = numbers.map(Number);
if (!clients) {
    console.error("Usage: pouchdb_client.mjs FOLDER URL DOCUMENTS BATCH CLIENTS");
    process.exit(2);
}

// As a contact looks before it is sealed; "story" fills it up to its size. `_id` comes on top.
function contact() {
    const fields = { kind: "suggestion", language: "en", service: "reception", story: "" };
    const room = document_bytes - JSON.stringify(fields).length;
    fields.story = randomBytes(room).toString("base64").slice(0, room);
    return { _id: randomUUID(), ...fields };
}

async function device(number) {
    const database = new PouchDB(`${folder}/device-${number}`);
    await database.bulkDocs(Array.from({ length: documents / clients }, contact));
    return database;
}

const devices = await Promise.all(Array.from({ length: clients }, (_, number) => device(number)));
const target = new PouchDB(same_url);
await target.info();  // The database is there before the clock starts.

const begun = performance.now();
const pushed = await Promise.all(
    devices.map((one) => one.replicate.to(url, { batch_size: batch })),
);
const seconds = (performance.now() - begun) / 1000;

const written = pushed.reduce((sum, result) => sum + result.docs_written, 0);
const there = (await target.info()).doc_count;
if (written !== documents || there < documents) {
    console.error(`only ${written} of ${documents} documents were written, ${there} are there`);
    process.exit(1);
}
console.log(JSON.stringify({ documents: written, seconds }));
process.exit(0);
