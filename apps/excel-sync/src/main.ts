import { runStandalone } from '@gomomo/host';
import { setFlagsFromString } from 'node:v8';
import { app } from './app.ts';

// A workbook is made on a thread of its own: without this V8 keeps some 60 MB of what that had, at rest too, and
// takes 40 MB more at its peak. Not by NODE_OPTIONS, which does not allow it.
setFlagsFromString('--optimize-for-size');

await runStandalone(app, process.env);
