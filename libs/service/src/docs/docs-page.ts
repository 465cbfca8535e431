import { escapeHtml } from '@gomomo/http';
import { toPage } from './html.ts';
import { toReference } from './operations.ts';
import type { Json } from './schema-words.ts';

const toCode = (lines: readonly string[]): string =>
  `<pre><code>${escapeHtml(lines.join('\n'))}</code></pre>`;

const about = `<h1>gomomo API</h1>
<p>gomomo is a front desk for businesses that work by appointment. Clients book, move and cancel by chat on a
hosted page or through this API; everybody sees the same diary, and no time is given twice.</p>
<p>The machine-readable document is <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Errors are
problem documents (RFC 9457): <code>code</code> says which, <code>detail</code> what to do.</p>`;

const keys = `<h2>Keys</h2>
<ul>
<li>Reading a business, its free times, holding and booking need <strong>no key</strong>.</li>
<li>The <strong>admin key</strong> (<code>ADMIN_API_KEY</code>) makes businesses. Started without one, the
product makes it once and keeps it in <code>secrets.json</code> of its data folder.</li>
<li>A <strong>tenant key</strong> (<code>gmk_…</code>) does everything of one business. The first comes with
<code>POST /api/tenants</code>, more with <code>POST /api/tenants/{tenant}/keys</code>; each is shown once.</li>
<li>A client proves an appointment by <code>X-Client-Contact</code> (the phone number or e-mail address given
for it) or <code>X-Manage-Token</code> (from the manage link).</li>
</ul>
<p>Keys are sent as <code>Authorization: Bearer …</code>.</p>`;

/** Real calls against the demo business, to be pasted one after the other. */
function toFirstCall(origin: string): string {
  const bloom = `${origin}/api/tenants/bloom`;
  return `<h2>A first call</h2>
<p>What the demo business offers; no key is needed:</p>
${toCode([`curl ${bloom}`])}
<p>The free times of its first service, then one of them held and booked
(with <code>jq</code> to read the answers):</p>
${toCode([
  `SERVICE=$(curl -s ${bloom} | jq -r '.services[0].id')`,
  `FROM=$(jq -nr 'now | todate') TO=$(jq -nr 'now + 14 * 86400 | todate')`,
  `curl -s "${bloom}/availability?serviceId=$SERVICE&from=$FROM&to=$TO" | jq '.slots[:3]'`,
])}
${toCode([
  `START=$(curl -s "${bloom}/availability?serviceId=$SERVICE&from=$FROM&to=$TO" | jq -r '.slots[0].start')`,
  `curl -s ${bloom}/holds -H 'content-type: application/json' \\`,
  `  -d "{\\"serviceId\\":\\"$SERVICE\\",\\"start\\":\\"$START\\"}" | tee hold.json`,
  `curl -s ${bloom}/appointments -H 'content-type: application/json' \\`,
  `  -d "$(jq '{holdId, holdToken, client: {name: "Dana Reed", phone: "+12125550143"}}' hold.json)"`,
])}
<p>A business of your own, with the admin key:</p>
${toCode([
  `curl ${origin}/api/tenants -H "authorization: Bearer $ADMIN_API_KEY" -H 'content-type: application/json' \\`,
  `  -d '{"name": "Harbour Barbers", "slug": "harbour", "timeZone": "Europe/London",`,
  `       "hours": {"weekly": [{"days": [2,3,4,5,6], "start": "09:00", "end": "18:00"}]}}'`,
])}`;
}

/** `origin` is that of the request, so that what is shown can be pasted. */
export const toDocsPage = (origin: string, document: Json): string =>
  toPage(
    'gomomo API: the front desk for appointments',
    `${about}${keys}${toFirstCall(origin)}<h2>Reference</h2>${toReference(document)}`,
  );
