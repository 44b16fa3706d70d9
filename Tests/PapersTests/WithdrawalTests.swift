import Papers
import Testing

/// Which comments say that their paper is withdrawn, and in which the word says something else.
@Suite struct WithdrawalTests {
  private func isSaid(_ comment: String) -> Bool {
    Array(comment.utf8).withUnsafeBytes { Withdrawal.isSaid(in: $0) }
  }

  @Test(arguments: [
    "This paper has been withdrawn by the authors", "this paper is withdrawn", "Withdrawn",
    "WITHDRAWN BY THE AUTHOR(S)", "Withdrawn by the authors due to an error in Lemma 3",
    "This paper has been withdrawn by the author due to a crucial sign error in equation 1",
    "12 pages, 3 figures. This work has been temporarily withdrawn.", "Paper withdrawn.",
    "The manuscript was withdrawn: the proof has a gap", "Article withdrawn by author",
    "This arXiv submission has been withdrawn", "8 pages, withdrawn because of a wrong bound",
    "arXiv admin note: submission has been withdrawn by arXiv administrators",
    "This version has been removed by arXiv administrators as the submitter had no right to it",
    "We withdraw this paper, since Theorem 2 is wrong", "I am withdrawing the paper for now",
    "The authors have withdrawn this manuscript", "The authors wish to withdraw this article",
    "Withdrawn from arXiv", "This e-print has been withdrawn", "Our paper has been retracted",
    "This version has been withdrawn by the authors (see v1)",
    "withdrawn by arXiv admin", "Paper is being withdrawn by the submitter",
  ])
  func itIsSaid(comment: String) { #expect(isSaid(comment)) }

  @Test(arguments: [
    "", "10 pages", "This paper replaces the withdrawn paper arXiv:0704.0001",
    "Withdrawn from ICLR 2024", "This paper was withdrawn from ICML 2023 and goes to TMLR",
    "An earlier version of this paper was withdrawn", "The first version was withdrawn",
    "A previous version has been withdrawn by the authors", "v1 of this paper has been withdrawn",
    "arXiv:0704.0001 has been withdrawn by the authors", "This paper has not been withdrawn",
    "Was previously withdrawn, now corrected", "About papers that were withdrawn by their authors",
    "Withdrawn papers and what became of them", "Supersedes a withdrawn article",
    "We withdrew this paper from the journal", "Studies how retracted work is cited",
    "We study withdrawal in the brain", "Figures removed by the authors",
    "Withdrawn by the authors from NeurIPS", "Cash withdrawn by us is counted",
    "The version withdrawn is not this one", "We retract this claim",
  ])
  func theWordSaysSomethingElse(comment: String) {
    #expect(!isSaid(comment))
  }
}
