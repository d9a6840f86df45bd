/** A page that stands where a plug-in's page should be takes the theme of the shell around it. */
const theme = window.parent === window ? null : window.parent.document.body.getAttribute('cds-theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;
