// Reads {html, clients} on standard input and prints, as JSON, [client, [feature, …]] for what a mail program does not
// support at all; what it supports in part is left out.
import { readFileSync } from "node:fs";
import { caniemail } from "caniemail";

const { html, clients } = JSON.parse(readFileSync(0, "utf8"));
const { issues } = caniemail({ clients, html });
const found = [...issues.errors].map(([client, features]) => [client, features.map((feature) => feature.title)]);
process.stdout.write(JSON.stringify(found));
