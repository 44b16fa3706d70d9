import Catalog
import Papers

/// The commands, in the order of the help.
extension Command {
  /// Every command.
  public static let all: [Command] =
    moving + narrowing + paper + fetching + citations + programs + marks + ticking + triage + views
    + panes + order + program + keys + editing

  private static let moving = [
    Command("down", "Go down a line", .moving, .leadsOn, counted: { $0.move(.lines($1 ?? 1)) }),
    Command("up", "Go up a line", .moving, .leadsOn, counted: { $0.move(.lines(-($1 ?? 1))) }),
    Command(
      "half-page-down", "Go down half a page", .moving, .leadsOn,
      counted: { $0.move(.halfPages($1 ?? 1)) }),
    Command(
      "half-page-up", "Go up half a page", .moving, .leadsOn,
      counted: { $0.move(.halfPages(-($1 ?? 1))) }),
    Command(
      "page-down", "Go down a page", .moving, .leadsOn,
      counted: { $0.move(.halfPages(2 * ($1 ?? 1))) }),
    Command(
      "page-up", "Go up a page", .moving, .leadsOn, counted: { $0.move(.halfPages(-2 * ($1 ?? 1))) }
    ),
    Command(
      "first", "Go to the first line, or to the line of the count", .moving,
      counted: { $0.move($1.map { .row($0) } ?? .first) }),
    Command(
      "last", "Go to the last line, or to the line of the count", .moving,
      counted: { $0.move($1.map { .row($0) } ?? .last) }),
    Command("screen-top", "Go to the top of the screen", .moving, .isForScreen) {
      $0.move(.screenTop)
    },
    Command("screen-middle", "Go to the middle of the screen", .moving, .isForScreen) {
      $0.move(.screenMiddle)
    },
    Command("screen-bottom", "Go to the bottom of the screen", .moving, .isForScreen) {
      $0.move(.screenBottom)
    },
    Command(
      "scroll-down", "Scroll down a line", .moving, [.leadsOn, .isForScreen],
      counted: { $0.move(.scroll($1 ?? 1)) }),
    Command(
      "scroll-up", "Scroll up a line", .moving, [.leadsOn, .isForScreen],
      counted: { $0.move(.scroll(-($1 ?? 1))) }),
    Command(
      "next-paper", "Go to the next paper, from any pane", .moving, [.aboutPaper, .leadsOn],
      counted: { $0.movePaper($1 ?? 1) }),
    Command(
      "previous-paper", "Go to the previous paper, from any pane", .moving,
      [.aboutPaper, .leadsOn],
      counted: { $0.movePaper(-($1 ?? 1)) }),
    Command(
      "next-match", "Go to the next match in the paper", .moving, .aboutPaper,
      counted: { $0.nextMatch($1 ?? 1) }),
    Command(
      "previous-match", "Go to the previous match in the paper", .moving, .aboutPaper,
      counted: { $0.nextMatch(-($1 ?? 1)) }),
    Command(
      "next-found", "Go to the next paper that the filter finds", .moving, [.aboutList, .leadsOn],
      counted: { $0.moveToFound($1 ?? 1) }),
    Command(
      "previous-found", "Go to the previous paper that the filter finds", .moving,
      [.aboutList, .leadsOn],
      counted: { $0.moveToFound(-($1 ?? 1)) }),
    Command(
      "next-unread", "Go to the next paper that is not read", .moving, [.aboutList, .leadsOn],
      counted: { $0.moveToUnread($1 ?? 1) }),
    Command(
      "previous-unread", "Go to the previous paper that is not read", .moving,
      [.aboutList, .leadsOn], counted: { $0.moveToUnread(-($1 ?? 1)) }),
    Command(
      "peek", "Look at a paper that is named here; the list stays", .moving,
      [.aboutPaper, .aboutList],
      argument: Argument(run: { $0.peek(typed: $1.words) })
    ) { $0.peek() },
  ]

  private static let narrowing = [
    Command("filter", "Narrow the list as you type", .narrowing, .aboutList) { $0.beginFilter() },
    Command("find", "Look for a text in the paper", .moving, .aboutPaper) { $0.beginFind() },
    Command("clear-filter", "Drop the filter", .narrowing, .aboutList) {
      $0.clearFilter()
    },
    Command(
      "include-facet", "Show only papers of this facet, or no longer; fold", .narrowing,
      .aboutList
    ) { $0.chooseFacet(as: .required) },
    Command(
      "exclude-facet", "Hide papers with this facet, or no longer", .narrowing, .aboutList
    ) { $0.chooseFacet(as: .excluded) },
    Command(
      "alternative-facet", "Show papers with this facet or another chosen so", .narrowing,
      .aboutList
    ) { $0.chooseFacet(as: .alternative) },
    Command(
      "show-others", "Show what the filter hides, dimmed, or no longer", .narrowing,
      .aboutList
    ) { $0.showOthers() },
    Command(
      "show-command-line", "Show the command that prints this list, to be copied", .narrowing,
      .aboutList
    ) { $0.openCommandLines() },
    Command("clear-facets", "Take the facets out of the filter", .narrowing, .aboutList) {
      $0.clearFacets()
    },
    Command("fold-facets", "Fold the section, or the year or month", .narrowing, .aboutList) {
      $0.foldFacets()
    },
    Command(
      "unfold-facets", "Open the section, year or month, or go into it", .narrowing,
      .aboutList
    ) { $0.unfoldFacets() },
    Command(
      "next-section", "Go to the next section of the facets", .narrowing, [.aboutList, .leadsOn],
      counted: { $0.goToSection($1 ?? 1) }),
    Command(
      "previous-section", "Go to the section of the facets before", .narrowing,
      [.aboutList, .leadsOn],
      counted: { $0.goToSection(-($1 ?? 1)) }),
    Command(
      "sort-facets", "Sort the section by name or count; turn times round", .narrowing,
      .aboutList
    ) { $0.sortFacets() },
    Command(
      "find-facet", "List only facets of the section that hold a text", .narrowing, .aboutList
    ) { $0.beginSifting() },
    Command(
      "facet-range", "Begin a range of times here; include-facet takes it", .narrowing, .aboutList
    ) { $0.rangeOfFacets() },
    Command(
      "paper-facets", "List what the paper has, such as authors, to filter by",
      .narrowing, .aboutPaper
    ) { $0.openPaperFacets() },
  ]

  private static let paper = [
    Command("open-abstract", "Open the paper's page", .paper, .aboutPaper) { $0.openPage() },
    Command("open-pdf", "Open the PDF", .paper, .aboutPaper) { $0.openPDF() },
    Command("open-code", "Open the code", .paper, .aboutPaper) { $0.openCode() },
    Command("links", "List the links of the paper, a key each", .paper, .aboutPaper) {
      $0.openLinks()
    },
    Command("related", "List the papers that are like this one", .paper, .aboutPaper) {
      $0.openRelated()
    },
    Command(
      "sources", "List the digests that have this paper, and compare them", .paper,
      .aboutPaper
    ) { $0.openSources() },
    Command("jump-back", "Go back to where a jump came from", .paper) { $0.jumpBack() },
    Command("copy-address", "Copy the address of the abstract page", .paper, .aboutPaper) {
      $0.copy("the address", orSay: .noPage, \.abstractAddress)
    },
    Command("copy-id", "Copy the id", .paper, .aboutPaper) {
      $0.copy("the id") { "\($0.reference)" }
    },
    Command("copy-title", "Copy the title", .paper, .aboutPaper) {
      $0.copy("the title", \.title.string)
    },
    Command("copy-markdown", "Copy a Markdown link", .paper, .aboutPaper) {
      $0.copy("the Markdown link", \.markdownLink)
    },
  ]

  private static let ticking = [
    Command(
      "select", "Select the paper, or no longer, and go down", .selection,
      [.aboutPaper, .aboutList]
    ) { $0.tick() },
    Command(
      "select-range", "Select from here; again, to here", .selection, [.aboutPaper, .aboutList]
    ) { $0.tickRange() },
    Command(
      "select-all", "Select all papers of the list", .selection, [.aboutPaper, .aboutList]
    ) { $0.tickAll() },
    Command("select-none", "Select nothing", .selection, [.aboutPaper, .aboutList]) {
      $0.untick()
    },
    Command(
      "select-inverse", "Select the others of the list", .selection, [.aboutPaper, .aboutList]
    ) { $0.tickOthers() },
    Command(
      "select-matching", "Select what a filter finds in all papers", .selection,
      [.aboutPaper, .aboutList], argument: Argument(form: .query, run: { $0.tickMatching($1) })
    ) { $0.openCommandLine("select-matching ") },
  ]

  private static let triage = [
    Command("triage", "Go through what is new, paper by paper", .triage, .aboutPaper) {
      $0.beginTriage()
    },
    Command("triage-skip", "Go on: nothing to do with this one", .triage, .aboutPaper) {
      $0.decide([])
    },
    Command("triage-end", "Skip all that is left: the day is done", .triage, .aboutPaper) {
      $0.endTriage()
    },
  ]
}
