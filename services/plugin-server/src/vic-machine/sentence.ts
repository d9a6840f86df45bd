/** Words that vic-machine-server begins with, which say no more than that it failed. */
const PREFIX = /^(?:validation error|session error|failed to (?:create|validate) VCH):\s*/;

/** What a vic-machine-server said, as a sentence: the original's words have neither capital nor full stop. */
export function sentence(message: string): string {
  let words = message.trim();
  while (PREFIX.test(words)) words = words.replace(PREFIX, '');
  if (words === '') return 'The vic-machine-server gave no reason.';
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
