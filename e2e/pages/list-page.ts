import { expect, type FrameLocator, type Locator } from 'playwright/test';

/** A list of the plug-in: the grid, its filters, its detail pane. */
export class ListPage {
  readonly frame: FrameLocator;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly footer: Locator;
  readonly detail: Locator;
  readonly scroller: Locator;
  readonly nextPage: Locator;
  readonly pageSize: Locator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
    this.grid = frame.locator('clr-datagrid');
    this.rows = frame.locator('clr-dg-row');
    this.footer = frame.locator('clr-dg-footer');
    this.detail = frame.locator('clr-dg-detail');
    this.scroller = frame.locator('.datagrid');
    this.nextPage = frame.getByRole('button', { name: 'Next page' });
    this.pageSize = frame.getByLabel('Rows per page');
  }

  /** Header of a column. */
  header(column: string): Locator {
    return this.frame.getByRole('columnheader', { name: column });
  }

  /** The row that has this text in a cell. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** Cell of a row under a column. */
  async cell(row: Locator, column: string): Promise<Locator> {
    const headers = await this.frame.locator('clr-dg-column').allInnerTexts();
    const index = headers.findIndex((header) => header.trim().startsWith(column));
    expect(index, `column ${column}`).toBeGreaterThanOrEqual(0);
    return row.locator('clr-dg-cell').nth(index);
  }

  /** Says that the row's vCenter does not answer. */
  staleMark(row: Locator): Locator {
    return row.locator('vic-stale-mark').getByText('Not current');
  }

  /** Texts of a column, from top to bottom. */
  async column(column: string): Promise<readonly string[]> {
    const cells = await Promise.all((await this.rows.all()).map((row) => this.cell(row, column)));
    return Promise.all(cells.map(async (cell) => (await cell.innerText()).trim()));
  }

  /** Clicks the column's title; gives up after `timeout` ms, if that is given. */
  async sortBy(column: string, timeout?: number): Promise<void> {
    const title = this.header(column).locator('button.datagrid-column-title');
    await title.click(timeout === undefined ? {} : { timeout });
  }

  /** Opens a column's filter. */
  async openFilter(column: string): Promise<void> {
    await this.header(column).locator('.datagrid-filter-toggle').click();
  }

  /** Filters a column by a text and closes the filter. */
  async filterByText(column: string, text: string): Promise<void> {
    await this.openFilter(column);
    const box = this.frame.getByPlaceholder('Contains…');
    await box.fill(text);
    await box.press('Escape');
  }

  /** Filters a column by one of its choices and closes the filter. */
  async filterByChoice(column: string, choice: string): Promise<void> {
    await this.openFilter(column);
    const box = this.frame.getByRole('checkbox', { name: choice, exact: true });
    await box.check();
    await box.press('Escape');
  }

  /** Opens the menu of the row that has this name. */
  async openMenu(name: string): Promise<void> {
    await this.row(name).locator('clr-dg-action-overflow').getByRole('button').click();
  }

  /** Opens or closes a row's detail pane. */
  async toggleDetail(row: Locator): Promise<void> {
    await row.locator('.datagrid-detail-caret-button').click();
  }

  /** How far the rows are scrolled down, in pixels. */
  scrollTop(): Promise<number> {
    return this.scroller.evaluate((element) => element.scrollTop);
  }
}
