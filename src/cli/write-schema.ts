// `npm run schema`: writes the published JSON Schemas anew. Tests compare the files with the validators.
import { mkdirSync, writeFileSync } from 'node:fs';
import { lessonSchemaText } from '../lessons/schema.ts';
import { schemaText } from '../scenario/schema.ts';

const folder = new URL('../../public/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('scenario.schema.json', folder), schemaText());
writeFileSync(new URL('lesson.schema.json', folder), lessonSchemaText());
