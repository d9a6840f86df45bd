import description from './generated/vic-machine-server.json' with { type: 'json' };

/** The API's OpenAPI description as plain data, references unresolved. */
export const apiDescription = description;
