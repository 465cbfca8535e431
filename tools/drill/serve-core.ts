// booking-core alone, on given servers, as the whole product hosts it: the write path of bookings.
import { app } from '@gomomo/booking-core';
import * as embedded from '@gomomo/embedded';
import { runTogether } from '@gomomo/host';

process.noDeprecation = true;
process.exitCode = await runTogether([app], { env: process.env, embedded });
process.exit();
