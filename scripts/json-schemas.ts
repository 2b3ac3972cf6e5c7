import { toJSONSchema } from 'zod/v4/core';
import {
  courseFileSchema,
  datedFileSchema,
  glossaryFileSchema,
  pathsFileSchema,
} from '../src/course/course-file.ts';
import { frontMatterSchema } from '../src/course/lesson.ts';
import { labSchema } from '../src/lab/lab.ts';
import { questionFileSchema } from '../src/study/question.ts';

/** Every format an author writes, by the name of its file in docs/schema/. */
const schemas = {
  course: courseFileSchema,
  dated: datedFileSchema,
  'front-matter': frontMatterSchema,
  glossary: glossaryFileSchema,
  lab: labSchema,
  paths: pathsFileSchema,
  questions: questionFileSchema,
} as const;

/** JSON Schemas for editors, made from the schemas that proofreading uses. */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' }), null, 2)}\n`,
    ]),
  );
