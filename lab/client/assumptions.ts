/** Where the real client's behaviour is not documented, the stand-in picks one. Shown on the administration page. */
export const ASSUMPTIONS: readonly string[] = [
  'The path of a plug-in is /plugins/<key>~<version>~<number>/<host>-<port>/; the number counts deployments since the start.',
  'The proxy demands no session of its own: the plug-in server’s own check decides. It waits 60 s for an answer.',
  'Failures of clone tickets: 401 for an unknown or ended session, 400 for a malformed body or unknown vCenter, 403 where the plug-in is not registered, 503 while the vCenter cannot be reached.',
  'A dynamic answer has 10 s; after that, after an error and for ids it does not name, the items stay hidden.',
  'Several summary cards have the form summary.views[] with labelKey.',
  'One column of the summary grid is 320 px wide, one unit of a card’s page 220 px high.',
  'A modal without a size is 600 × 400 px.',
  'ESC inside a plug-in’s frame does not reach the client; ESC in the client closes a closable modal.',
  'navigationVisible: false draws the global view without the left pane; the default is without it, too.',
  'nodeId of a plug-in’s session is the GUID of the first vCenter.',
  'A bare version in a range (7.0) stands for itself and everything below it (7.0.3).',
  'A manifest that could not be downloaded is tried again every 5 s.',
  'A manifest is read once per key, version and address, until “Read again” is pressed.',
];
