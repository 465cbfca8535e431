import { roles, type Calendar } from '../calendar/calendar.ts';
import type { CalendarEvent } from '../calendar/event.ts';
import type { House } from '../house.ts';
import { writeFault } from '../fault.ts';
import { nameOf } from '../oauth/scopes.ts';
import { escape, frame } from './frame.ts';
import { weekStyle } from './week-style.ts';
import { addDays, dayAt, daysFrom, eventsOf, hoursOf, mondayOf } from './week.ts';

const format = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(day).toLocaleDateString('en', { ...options, timeZone: 'UTC' });

function toEventItem(event: CalendarEvent, calendar: Calendar): string {
  const { summary = '(no title)', description, location, transparency } = event.details;
  const isGone = event.status === 'cancelled';
  const title = `<b>${escape(summary)}</b>`;
  const more = [location, description].filter((text) => text).join('\n');
  return `<li class="${isGone ? 'gone' : transparency === 'transparent' ? 'free' : 'event'}">
<time>${hoursOf(event, calendar)}</time> ${isGone ? `<s>${title}</s> <small>cancelled</small>` : title}
${more === '' ? '' : `<small class="more">${escape(more)}</small>`}</li>`;
}

function toDayItem(calendar: Calendar, day: string, today: string): string {
  const items = eventsOf(calendar, day).map((event) => toEventItem(event, calendar));
  const classes = `${day === today ? 'today ' : ''}${items.length === 0 ? 'empty' : ''}`.trim();
  const name = `<span>${format(day, { weekday: 'short' })}</span> ${format(day, { day: 'numeric' })}`;
  return `<li class="${classes}"${day === today ? ' aria-current="date"' : ''}>
<h3>${name}${day === today ? ' <small>today</small>' : ''}</h3>
<ol>${items.join('\n')}</ol></li>`;
}

function toSection(calendar: Calendar, monday: string, now: number): string {
  const today = dayAt(now, calendar.timeZone);
  const live = [...calendar.events.values()].filter(({ status }) => status !== 'cancelled');
  const people = Object.entries(calendar.roles)
    .toSorted(([, a], [, b]) => roles.indexOf(b) - roles.indexOf(a))
    .map(([email, role]) => `${email} (${role})`);
  const counted = `${live.length} ${live.length === 1 ? 'event' : 'events'} in all`;
  return `<section class="card" style="--tint: ${calendar.color}" id="${escape(calendar.id)}">
<h2>${escape(calendar.summary)}</h2>
<p class="faint">${counted} · ${escape(calendar.timeZone)} · ${escape(people.join(', '))}</p>
<ol class="week">
${daysFrom(monday)
  .map((day) => toDayItem(calendar, day, today))
  .join('\n')}
</ol>
</section>`;
}

function toConnections({ accounts, grants, faults }: House): string {
  const connected = accounts.filter(({ email }) => grants.has(email));
  const items = connected.map(({ email }) => {
    const scopes = grants.all.findLast((grant) => grant.email === email)?.scopes ?? [];
    return `<li><form method="post" action="/accounts/revoke"><span><b>${escape(email)}</b>
<small>${escape(scopes.map(nameOf).join(', '))}</small></span>
<input type="hidden" name="email" value="${escape(email)}"><button>Remove access</button></form></li>`;
  });
  const rules = faults
    .standing()
    .map((rule) => `<li><code>${escape(writeFault(rule))}</code></li>`);
  return `<section class="card"><h2>Connected applications</h2>
${items.length === 0 ? '<p>No application is connected yet.</p>' : `<ul class="plain">${items.join('')}</ul>`}
${rules.length === 0 ? '' : `<h2>What goes wrong now</h2><ul class="plain">${rules.join('')}</ul>`}
</section>`;
}

const refreshSeconds = 3;

/** Every calendar as a week, for a person who wants to see a mirror work. */
export function toWeekPage(house: House, query: URLSearchParams): string {
  const today = dayAt(house.now(), house.calendars[0]?.timeZone ?? 'UTC');
  const asked = query.get('week') ?? '';
  const monday = mondayOf(/^\d{4}-\d\d-\d\d$/.test(asked) && Date.parse(asked) ? asked : today);
  const isStill = query.has('still');
  const to = (week: string): string => `/?week=${week}${isStill ? '&amp;still' : ''}`;
  const title = `${format(monday, { day: 'numeric', month: 'long' })} – ${format(addDays(monday, 6), { day: 'numeric', month: 'long', year: 'numeric' })}`;
  const body = `<header><h1>Calendars</h1>
<nav aria-label="Week"><a class="button" href="${to(addDays(monday, -7))}" aria-label="Week before">←</a>
<a class="button" href="/${isStill ? '?still' : ''}">This week</a>
<a class="button" href="${to(addDays(monday, 7))}" aria-label="Week after">→</a></nav>
<p>${title}</p>
<p class="faint">${
    isStill
      ? `<a href="/?week=${monday}">Keep up to date</a>`
      : `Up to date every ${refreshSeconds} seconds. <a href="/?week=${monday}&amp;still">Hold still</a>`
  }</p></header>
<main>${house.calendars.map((it) => toSection(it, monday, house.now())).join('\n')}
${toConnections(house)}</main>`;
  const refresh = `<meta http-equiv="refresh" content="${refreshSeconds}">\n`;
  return frame('Calendars', body, `${isStill ? '' : refresh}${weekStyle}`);
}
