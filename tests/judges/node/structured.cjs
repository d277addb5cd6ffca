// Reads {html, wanted: [{test, expect?}]} on standard input, tests the page's JSON-LD with the Google presets and the
// wanted paths, and prints the failures and warnings as sentences, in order.
const { readFileSync } = require("node:fs");
const { structuredDataTestHtml } = require("structured-data-testing-tool");
const { Google } = require("structured-data-testing-tool/presets");

const { html, wanted } = JSON.parse(readFileSync(0, "utf8"));
const tests = wanted.map((test) => ({ type: "jsonld", ...test }));
const sentence = (test) =>
  `${test.test}: ${test.error ? test.error.message : "failed"}` +
  (test.expect && test.expect !== true ? ` (expected ${test.expect}, found ${JSON.stringify(test.value)})` : "");

structuredDataTestHtml(html, { presets: [Google], tests })
  .catch((error) => {
    if (!error.res) throw error;
    return error.res;
  })
  .then((result) => {
    const found = [...result.failed, ...result.warnings].map(sentence);
    process.stdout.write(JSON.stringify({ found, schemas: result.schemas }));
  });
