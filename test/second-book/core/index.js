export { circleArea } from './circle-area.js';
export { hypotenuse } from './hypotenuse.js';
