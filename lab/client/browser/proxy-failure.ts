/** A page that stands where a plug-in's page should be takes the theme of the shell around it. */
const theme = window.parent === window ? null : window.parent.document.body.getAttribute('cds-theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;

/** A server that is away is asked again; a refresh by `<meta>` would stay in the page where its address has a fragment. */
const AGAIN_AFTER_MS = 5000;
if (document.documentElement.dataset['again'] === 'true') setTimeout(() => location.reload(), AGAIN_AFTER_MS);
