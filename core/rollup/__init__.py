"""The county desk (汇总): many reports → who is missing, what is wrong, what it adds up to.

The face of the package is `desk.Desk`, one open 汇总 file (`*.nbhz`, an SQLite database):

    with Desk.create(path, Settings(year, agency, folder)) as desk:   # or Desk.open(path)
        desk.set_roster(read_roster(text_or_file))
        desk.refresh(progress)         # reads what is new or changed, in processes of its own
        for row in desk.rows(): ...    # one an organ: its state, its files, what is wrong
        desk.confirm([row.organ.id])   # decisions, each kept with time and name
        total = desk.total()           # the sum over what counts, and how complete it is

All objects that come out are frozen values (`model`, `summing.total`); what one decides goes in
through methods of the desk alone, is written at once, and is never overwritten: the latest of a
kind stands, all of them are the log. A desk may be used from several threads, one at a time.

The rooms, from the ground up:

  model.py      the words: Organ, State, Doubt, Receipt, Row, Settings
  roster/       names of organs; a list of organs from text or any file; whose report a file is
  database/     the file: schema, migrations, one writer, tables
  reading/      folders and files → what is kept of each, by workers that a file cannot take down
  comparing/    versions, doubles, figures that stand out, years, likeness of texts
  summing/      the sum, who stands behind each cell, and the own organ's report
  outputs/      what the office hands over: workbook, 汇总情况, 退回意见; above desk.py
  deciding.py   what one decides; adding.py what it adds up to; both are halves of a desk
  judging.py    the state of every row, from what was read and decided
  desk.py       all of it together
"""
