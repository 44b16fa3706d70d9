import Drafts
import Papers
import TeX
import Testing

@testable import Citations

/// Titles with the words in braces that must keep their capitals, and what is said of journals.
@Suite struct TextTests {
  @Test(arguments: [
    ("LoRA: Low-Rank Adaptation of GPT-4", "{LoRA}: Low-Rank Adaptation of {GPT}-4"),
    ("S40RTS and 3D Models", "{S40RTS} and {3D} Models"),
    ("A Bayesian View of Deep Networks", "A Bayesian View of Deep Networks"),
    (
      "A deep network in the Bayesian view of Kant",
      "A deep network in the {Bayesian} view of {Kant}"
    ),
    ("On deep networks: Some notes on things", "On deep networks: Some notes on things"),
    ("Vitamin C and A Group", "Vitamin {C} and A Group"),
    ("K-means Revisited", "K-means Revisited"),
    ("ChatGPT’s Rise", "{ChatGPT's} Rise"), ("Étale MÜLLER", "{\\'E}tale {M{\\\"U}LLER}"),
    (#"On $\beta$-VAE in \emph{Big} Data"#, #"On {$\beta$}-{VAE} in \emph{Big} Data"#),
    (#"Sets $\{x$ of $5"#, #"Sets {$\lbrace{}x$} of \$5"#),
    (
      #"100% \mymacro{x} #1"#,
      ##"100\% {\textbackslash}mymacro{\textbraceleft}x{\textbraceright} \#1"##
    ),
    ("{Braced} open}", "{\\textbraceleft}Braced{\\textbraceright} open{\\textbraceright}"),
  ])
  func titles(source: String, written: String) {
    let title = CitedTitle(Draft.cited(title: source).paper.title, orElse: "")
    #expect(String(decoding: title.tex(TeXWriter(.ascii)), as: UTF8.self) == written)
  }

  @Test(arguments: [
    ("Phys. Rev. D 76, 013009 (2007)", "Phys. Rev. D|76||013009|2007"),
    ("Nature 521 (2015) 436-444", "Nature|521||436-444|2015"),
    ("RNAAS (2022) 6, 262", "RNAAS|6||262|2022"),
    ("J. Phys. A: Math. Theor. 42 (2009) 1", "J. Phys. A: Math. Theor.|42||1|2009"),
    ("Journal of Risk 2023, 16(2), 114", "Journal of Risk|16|2|114|2023"),
    ("IEEE Access, vol. 12, no. 3, pp. 45--67, 2020", "IEEE Access|12|3|45-67|2020"),
    ("JGR: Space Physics, 128, e2022JA031081", "JGR: Space Physics|128||e2022JA031081|"),
    ("Economic Thought, 2023, 20 (6)", "Economic Thought|20|6||2023"),
    ("RIMS Kokyuroku, No.1551, 57-62 (2007)", "RIMS Kokyuroku|1551||57-62|2007"),
    ("Nature", "Nature||||"), ("Annals of Math", "Annals of Math||||"),
  ])
  func journalsThatDivide(text: String, parts: String) throws {
    let reference = try #require(JournalReference(text))
    let found = [
      reference.journal, reference.volume ?? "", reference.number ?? "", reference.pages ?? "",
      reference.year.map(String.init) ?? "",
    ]
    #expect(found.joined(separator: "|") == parts)
  }

  @Test(arguments: [
    "", "2D Materials 5", "Proceedings of ICML 97, 2019", "submitted to ApJ", "Nature 521 and more",
    "Lecture Notes in Computer Science 12 (2020) 3", "Nature 521", "(2007)", "Nature 1 2 3 4 5",
  ])
  func journalsThatDoNot(text: String) {
    #expect(JournalReference(text) == nil)
  }

  @Test func aJournalThatDoesNotDivideIsANote() {
    let entry = CitationList([Draft.cited(journal: "Proc. of the 3rd Meeting, p. 5").paper]).bytes(
      as: .bibtex)
    let text = String(decoding: entry, as: UTF8.self)
    #expect(
      text.hasPrefix("@misc{") && text.contains("  note = {Proc. of the 3rd Meeting, p. 5},\n"))
  }

  @Test(arguments: [
    ("Submitted to ICLR 2025", "@misc"), ("arXiv", "@misc"), ("TMLR 2024", "@article"),
    ("CVPR 2024", "@inproceedings"),
  ])
  func venues(venue: String, kind: String) {
    let entry = CitationList([Draft.cited(venue: venue).paper]).bytes(as: .bibtex)
    #expect(String(decoding: entry, as: UTF8.self).hasPrefix(kind + "{"))
  }
}
