import { checkedBook } from 'surprisal/check/vitest';
import book from './book.config.js';

export default { plugins: [checkedBook(book)] };
