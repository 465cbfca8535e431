import { expect, test } from '@jest/globals';
import { toNextRelease } from './release.ts';

test('the next release has another version in labels and in our images, and nowhere else', () => {
  const text = `
    app.kubernetes.io/version: 4.3.1
    app.kubernetes.io/version: 0.1.9
    image: registry.example.com/gomomo/agent-chat:0.1.9
    image: docker.io/library/redis:0.1.9
    kafka: 0.1.9
`;
  expect(toNextRelease(text)).toBe(`
    app.kubernetes.io/version: 4.3.1
    app.kubernetes.io/version: 0.1.10
    image: registry.example.com/gomomo/agent-chat:0.1.10
    image: docker.io/library/redis:0.1.9
    kafka: 0.1.9
`);
});
