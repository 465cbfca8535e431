/** Shows every phone with its messages, as its owner would see them, and lets them answer. */
export const phonesPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Phones</title>
<style>
  body { font: 16px/1.4 system-ui, sans-serif; background: #eceff1; margin: 1rem; }
  main { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
  section { background: #fff; border: 8px solid #263238; border-radius: 24px; width: 20rem; padding: 1rem; }
  h2 { font-size: 1rem; margin: 0 0 .5rem; }
  p { margin: .25rem 0; padding: .5rem .75rem; border-radius: 12px; background: #e3e7ea; overflow-wrap: anywhere; }
  p.own { background: #2e7d32; color: #fff; margin-left: 3rem; }
  p small { display: block; opacity: .75; }
  form { display: flex; gap: .5rem; margin-top: .75rem; }
  input { flex: 1; min-width: 0; font: inherit; }
</style>
<h1>Phones</h1>
<main><p>Nobody has been texted yet.</p></main>
<script type="module">
  const main = document.querySelector('main');
  const phones = new Map();

  function makePhone(person, business) {
    const section = document.createElement('section');
    section.innerHTML = '<h2></h2><div></div><form><input name="body" required aria-label="Answer"><button>Send</button></form>';
    section.querySelector('h2').textContent = person + ' with ' + business;
    const form = section.querySelector('form');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const body = new URLSearchParams({ from: person, to: business, body: form.body.value });
      form.reset();
      await fetch('/messages', { method: 'POST', body });
      await show();
    });
    if (phones.size === 0) main.replaceChildren();
    main.append(section);
    return section;
  }

  function makeBubble({ body, status, errorCode, direction }) {
    const bubble = document.createElement('p');
    if (direction === 'inbound') bubble.className = 'own';
    for (const piece of body.split(/(https?:\\/\\/\\S+)/)) {
      if (!/^https?:/.test(piece)) { bubble.append(piece); continue; }
      const link = document.createElement('a');
      link.href = link.textContent = piece;
      link.rel = 'noreferrer';
      bubble.append(link);
    }
    const small = document.createElement('small');
    small.textContent = status + (errorCode === null ? '' : ' ' + errorCode);
    bubble.append(small);
    return bubble;
  }

  async function show() {
    const { messages } = await (await fetch('/messages')).json();
    const talks = Map.groupBy(messages, ({ direction, from, to }) =>
      direction === 'inbound' ? from + ' ' + to : to + ' ' + from);
    for (const [key, talk] of talks) {
      if (!phones.has(key)) phones.set(key, makePhone(...key.split(' ')));
      phones.get(key).querySelector('div').replaceChildren(...talk.map(makeBubble));
    }
  }

  await show();
  setInterval(show, 1000);
</script>
`;
