import mdx from '@astrojs/mdx';
import { checkedBook } from 'surprisal/check/astro';
import book from './book.config.js';

export default { integrations: [mdx(), checkedBook(book)] };
