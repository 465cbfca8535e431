export { runAllInOne, type Beside } from './run-all-in-one.ts';
