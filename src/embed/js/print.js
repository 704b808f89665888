// Printing the record alone. The page around the element is the host's, so it is hidden
// for the print only, and comes back whatever happens.

export function printOnly(element) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '@media print{body *{visibility:hidden!important}[data-risk-checklist-print]{visibility:visible!important;position:absolute!important;inset:0 0 auto 0!important;display:block!important}}',
  )
  const done = () => {
    element.removeAttribute('data-risk-checklist-print')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    window.removeEventListener('afterprint', done)
  }
  element.setAttribute('data-risk-checklist-print', '')
  document.adoptedStyleSheets.push(sheet)
  window.addEventListener('afterprint', done)
  window.print()
}
