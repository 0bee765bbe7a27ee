// pouchdb_server.mjs FOLDER: express-pouchdb on LevelDB in FOLDER, on a free port of 127.0.0.1.
// Prints "serving PORT"; a SIGTERM ends it. The databases stay where FOLDER is.
import { createRequire } from "node:module";
import process from "node:process";

const require = createRequire(import.meta.url);
const express = require("express");
const expressPouchDB = require("express-pouchdb");
const PouchDB = require("pouchdb");

const folder = process.argv[2];
if (!folder) {
    console.error("Usage: pouchdb_server.mjs FOLDER");
    process.exit(2);
}
// Its settings and its log belong into FOLDER too, not into the folder it was started from.
process.chdir(folder);

const app = express();
app.use("/", expressPouchDB(PouchDB.defaults({ prefix: `${folder}/` }), {
    mode: "minimumForPouchDB",
    configPath: `${folder}/config.json`,
    logPath: `${folder}/log.txt`,
}));
const server = app.listen(0, "127.0.0.1", () => console.log(`serving ${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
