// Reads the OpenAPI document from standard input and prints the types of the API as TypeScript.
import { text } from 'node:stream/consumers';
import openapi, { astToString } from 'openapi-typescript';

const HEADER = `// Generated from the server's OpenAPI document: never written by hand. To refresh it: \`npm run types\` in pwa/.\n`;

const types = await openapi(JSON.parse(await text(process.stdin)));
process.stdout.write(HEADER + astToString(types));
