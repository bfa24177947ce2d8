/** Commands that come in one file: many small ones are found, read and linked in as long as it takes to verify a thousand files. */
const inOneFile = ['verify'];

const [name = ''] = process.argv.slice(2);
const file = inOneFile.includes(name) ? `./${name}-command.js` : './commands.js';
await import(new URL(file, import.meta.url).href);
