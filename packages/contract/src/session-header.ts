/** Header that carries the client's plug-in session token (vSphere Client SDK). Never a URL, never a log. */
export const SESSION_HEADER = 'vmware-api-session-id';

/** WebSocket subprotocol of the stream; the one-time ticket travels as a second one with this prefix. */
export const STREAM_PROTOCOL = 'vic.stream.v1';
export const STREAM_TICKET_PREFIX = 'ticket.';

/** Close code of a stream whose session ended. */
export const STREAM_CLOSE_SESSION_ENDED = 4401;
