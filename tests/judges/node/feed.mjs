// Reads a feed on standard input and prints, as JSON, its format and how many items feedsmith understands.
import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";

const { format, feed } = parseFeed(readFileSync(0, "utf8"));
const items = feed.items ?? feed.entries ?? [];
process.stdout.write(JSON.stringify({ format, items: items.length }));
