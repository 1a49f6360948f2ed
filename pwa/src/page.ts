import type { ComponentType } from 'preact';

/** A page takes the `:names` of its own pattern. */
// The names differ from page to page, and the pattern beside the page says them.
export type Page = ComponentType<any>;

/** The pages of a place: which address shows which. */
export type Pages = [pattern: string, page: Page][];
