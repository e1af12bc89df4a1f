/** An example as a reader changed it. It is known by its published code, which stays where lines move. */
export interface Edit {
  published: string;
  code: string;
}

export const isEdit = (value: unknown): value is Edit =>
  typeof value === 'object' &&
  value !== null &&
  'published' in value &&
  'code' in value &&
  typeof value.published === 'string' &&
  typeof value.code === 'string';
