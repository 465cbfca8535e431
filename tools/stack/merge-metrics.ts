interface Family {
  readonly comments: string[];
  readonly samples: string[];
}

/**
 * One Prometheus exposition (text format 0.0.4) from those of several services: samples of one metric
 * stand together, and each says which service it is of.
 */
export function mergeMetrics(byService: ReadonlyMap<string, string>): string {
  const families = new Map<string, Family>();
  for (const [service, text] of byService) {
    let family: Family = { comments: [], samples: [] };
    for (const line of text.split('\n')) {
      const name = /^# (?:HELP|TYPE) (\S+)/.exec(line)?.[1];
      if (name !== undefined) {
        family = families.get(name) ?? { comments: [], samples: [] };
        families.set(name, family);
        if (!family.comments.some((comment) => comment.startsWith(line.slice(0, 7)))) {
          family.comments.push(line);
        }
      } else if (line !== '' && !line.startsWith('#')) {
        family.samples.push(withService(line, service));
      }
    }
  }
  return [...families.values()]
    .flatMap(({ comments, samples }) => [...comments, ...samples])
    .map((line) => `${line}\n`)
    .join('');
}

function withService(sample: string, service: string): string {
  const [, name = '', labels = '', value = ''] =
    /^([^{\s]+)(?:\{(.*)\})?(\s.*)$/.exec(sample) ?? [];
  const all = [labels, labels.includes('service="') ? '' : `service="${service}"`];
  return `${name}{${all.filter((part) => part !== '').join(',')}}${value}`;
}
