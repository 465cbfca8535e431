import { runStandalone } from '@gomomo/host';
import { app } from './app.ts';

await runStandalone(app, process.env);
