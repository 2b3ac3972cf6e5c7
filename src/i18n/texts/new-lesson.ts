const matter = (id: string, title: string, objective: string): string => `---
id: ${id}
title: "${title}"
minutes: 8
objectives:
  - {id: ${id}-why, text: "${objective}"}
facts: []
errata: []
sources: []
labs: []
---
`;

/** What a lesson begins as: its shape, and nothing that could be taken for its words. */
export const newLesson = {
  ja: (id: string) => `${matter(id, id, '')}
## なぜ

## 仕組み

## 覚えておくこと
`,
  en: (id: string) => `${matter(id, id, '')}
## Why

## How it works

## Remember
`,
} as const;
