import { deliver } from './deliver.ts';
import { errorOfStatus, notFound, refusalOf, wrongCredentials, type ApiError } from './errors.ts';
import type { Fault } from './fault.ts';
import type { House } from './house.ts';
import { checkMessage } from './message-rules.ts';
import { newMessage, toMessageResource } from './message.ts';
import { toRecordingResource, toWave } from './recording.ts';
import { sendError, sendJson, type Asked } from './respond.ts';

/** `/2010-04-01/Accounts/{sid}/…`, as Twilio answers it. */
export function serveRest(house: House, asked: Asked): void {
  const { request, response, path, form } = asked;
  const account = `/2010-04-01/Accounts/${house.accountSid}/`;
  const rest = path.startsWith(account) ? path.slice(account.length) : '';
  if (isMedia(rest) && request.method === 'GET') return sendMedia(house, asked, rest);
  if (!isLetIn(house, request.headers.authorization)) {
    return refuse(house, asked, wrongCredentials);
  }
  const to = form.get('To') ?? undefined;
  const fault = house.faults.strike(to);
  if (fault && strike(asked, fault)) return;
  const [kind, name = ''] = rest.replace(/\.json$/, '').split('/');
  const route = `${request.method} ${kind}${name === '' ? '' : '/'}`;
  if (!rest.endsWith('.json')) return refuse(house, asked, notFound(path));
  if (route === 'POST Messages') return takeMessage(house, asked, fault);
  if (route === 'GET Messages/') return tellMessage(house, asked, name);
  if (kind === 'Recordings' && name !== '') return serveRecording(house, asked, name);
  return refuse(house, asked, notFound(path), response);
}

const isLetIn = ({ accountSid, authToken }: House, authorization = ''): boolean =>
  authorization === `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

function refuse(
  house: House,
  { path, response, request }: Asked,
  error: ApiError,
  to = response,
): void {
  house.refused.push(`${request.method} ${path}: ${error.code} ${error.message}`);
  sendError(to, error);
}

/** True: the request has been dealt with. */
function strike({ request, response }: Asked, fault: Fault): boolean {
  if ('status' in fault) {
    const { retryAfter } = fault;
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    sendError(response, errorOfStatus(fault.status), headers);
    return true;
  }
  if ('reset' in fault) request.socket.resetAndDestroy();
  return 'reset' in fault || 'stall' in fault;
}

function takeMessage(house: House, asked: Asked, fault: Fault | undefined): void {
  const { response, form } = asked;
  const [to = '', from = '', body = ''] = ['To', 'From', 'Body'].map((it) => form.get(it) ?? '');
  if (fault && 'refuse' in fault) {
    return sendError(response, refusalOf(fault.refuse, to, from));
  }
  const wrong = checkMessage(form, house.optOuts.has);
  if (wrong) return refuse(house, asked, wrong);
  const statusCallback = form.get('StatusCallback');
  const message = newMessage({
    ...{ from, to, body, direction: 'outbound-api' },
    ...(statusCallback === null ? {} : { statusCallback }),
  });
  house.messages.push(message);
  house.log(`${from} → ${to}: ${body}`);
  const onCallback = house.callbacks.push.bind(house.callbacks);
  const undelivered = fault && 'undelivered' in fault ? fault.undelivered : undefined;
  void deliver({ ...house, onCallback }, message, undelivered);
  if (fault && 'late' in fault) return;
  sendJson(response, 201, toMessageResource(message, house.accountSid));
}

function tellMessage(house: House, asked: Asked, sid: string): void {
  const message = house.messages.find((it) => it.sid === sid);
  if (!message) return refuse(house, asked, notFound(asked.path));
  sendJson(asked.response, 200, toMessageResource(message, house.accountSid));
}

function serveRecording(house: House, asked: Asked, sid: string): void {
  const { request, response, path } = asked;
  const recording = house.recordings.get(sid);
  if (!recording || !['GET', 'DELETE'].includes(request.method ?? '')) {
    return refuse(house, asked, notFound(path));
  }
  if (request.method === 'GET') {
    return sendJson(response, 200, toRecordingResource(recording, house.accountSid));
  }
  house.recordings.delete(sid);
  response.writeHead(204).end();
}

const isMedia = (rest: string): boolean => /^Recordings\/RE\w+(?:\.wav)?$/.test(rest);

/** The sound itself: whoever has the address may hear it, as an account has it by default. */
function sendMedia(house: House, { response, path }: Asked, rest: string): void {
  const recording = house.recordings.get(rest.replace(/^Recordings\/|\.wav$/g, ''));
  if (!recording) return sendError(response, notFound(path));
  response.writeHead(200, { 'content-type': 'audio/x-wav' }).end(toWave(recording));
}
