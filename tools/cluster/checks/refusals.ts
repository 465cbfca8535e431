import type { Overlay } from './overlay.ts';

const pod = (name: string, own: object): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name, image: 'registry.example.com/any:1' }], ...own },
});

const topic = (spec: object): object => ({
  apiVersion: 'kafka.strimzi.io/v1',
  kind: 'KafkaTopic',
  metadata: { name: 'wrong' },
  spec,
});

/** What must not get in, and a word of the refusal. */
const wrongObjects: readonly (readonly [object: object, word: string])[] = [
  [pod('plain', {}), 'violates PodSecurity "restricted'],
  [pod('misspelt', { containres: [] }), '.spec.containres'],
  [topic({ partitions: 1, partitons: 2 }), '.spec.partitons'],
  [topic({ partitions: 'many' }), '.spec.partitions'],
];

/** That the cluster refuses what is wrong, so that its taking all else says something. */
export async function checkRefusals({ kubectl, namespace }: Overlay): Promise<string> {
  for (const [object, word] of wrongObjects) {
    const { status, stderr } = await kubectl.run(
      ['apply', '--server-side', '--validate=strict', `--namespace=${namespace}`, '--filename=-'],
      JSON.stringify(object),
    );
    if (status === 0 || !stderr.includes(word))
      throw new Error(`not refused by ${word}: ${stderr}`);
  }
  return 'a pod that restricted forbids, unknown fields, wrong values';
}
