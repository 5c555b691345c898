// `npm run schema`: writes the published JSON Schema anew. A test compares the file with the validator.
import { mkdirSync, writeFileSync } from 'node:fs';
import { schemaText } from '../scenario/schema.ts';

const folder = new URL('../../public/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('scenario.schema.json', folder), schemaText());
