import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import english from './content/i18n/en.json' with { type: 'json' };

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.object({
        /** The slug of the chapter before this one: the book's reading order. */
        follows: z.string().optional(),
      }),
    }),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: bookStrings() }) }),
};

/** What English says, every other language must say too. */
function bookStrings() {
  const keys = Object.keys(english) as (keyof typeof english)[];
  return z.object(
    Object.fromEntries(keys.map((key) => [key, z.string()])) as Record<
      keyof typeof english,
      z.ZodString
    >,
  );
}
