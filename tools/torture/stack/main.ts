/** The stack as it is tortured: `main.ts REPLICAS PORTS`, PORTS being where the ways in between listen (JSON). */
import { runStack } from '../../stack/run-stack.ts';
import { toThrough, type ThroughPorts } from './links.ts';

const [replicas = '2', ports = '{}'] = process.argv.slice(2);
const through = toThrough(JSON.parse(ports) as ThroughPorts);
process.exitCode = await runStack(process.env, Number(replicas), through);
process.exit();
