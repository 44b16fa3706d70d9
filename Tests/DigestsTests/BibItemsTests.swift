import Digests
import Papers
import Testing

/// Lists of references that LaTeX reads, in the styles of several journals.
@Suite struct BibItemsTests {
  private func read(_ text: String) -> Digest { Digest.read(text, path: "refs.bbl") }

  private let plain = #"""
    \begin{thebibliography}{10}

    \bibitem{tides}
    Ann Smith, Bo~Lee, and Cy Poe.
    \newblock Attention to the {T}ides.
    \newblock {\em arXiv preprint arXiv:2401.01234}, 2024.

    % a comment
    \bibitem[Lee et~al.(2024)Lee, Poe]{corals}
    Bo~Lee and C.~Poe.
    \newblock Corals in
      cold water.
    \newblock In \emph{International Conference on Reefs}, 2024.
    \newblock URL \url{https://arxiv.org/abs/2402.04321}.

    \end{thebibliography}
    """#

  @Test func blocksOfThePlainStyles() {
    let digest = read(plain)
    #expect(digest.dialect == "bbl")
    #expect(digest.titles == ["Attention to the Tides", "Corals in cold water"])
    #expect(digest.entries.map(\.reference) == ["2401.01234", "2402.04321"])
    #expect(digest.entries[0].items(\.authors) == ["Ann Smith", "Bo Lee", "Cy Poe"])
    #expect(digest.entries[1].items(\.authors) == ["Bo Lee", "C. Poe"])
    #expect(digest.entries.map { $0.record.day?.description } == ["2024-01-01", "2024-01-01"])
    #expect(digest.entries.map(\.record.line) == [3, 9])
    #expect(digest.troubles == [])
  }

  @Test func emphasizedTitlesOfPhysics() {
    let digest = read(
      #"""
      \providecommand{\href}[2]{#2}\begingroup\raggedright\begin{thebibliography}{1}
      \bibitem{rivers}
      A.~Smith, \emph{{Reefs and rivers of the north}},
        \href{https://doi.org/10.1000/182}{\emph{J. Seas} {\bfseries 12} (2003) 7}
        [\href{https://arxiv.org/abs/hep-th/0301001}{{\ttfamily hep-th/0301001}}].
      \end{thebibliography}\endgroup
      """#)
    #expect(digest.titles == ["Reefs and rivers of the north"])
    #expect(digest.entries.map(\.reference) == ["hep-th/0301001"])
    #expect(digest.entries.first?.items(\.authors) == ["A. Smith"])
    #expect(digest.entries.first?.text(\.doi) == "10.1000/182")
  }

  @Test func titlesInQuotationMarks() {
    let digest = read(
      #"""
      \begin{thebibliography}{1}
      \bibitem{b1} B.~Lee and C.~Poe, ``Corals in cold water,'' \emph{arXiv preprint
      arXiv:2402.04321}, 2024.
      \bibitem{b2} A.~Smith, ``Tides,'' in \emph{Proc. Reefs}, 2021, pp. 1--8.
      \end{thebibliography}
      """#)
    #expect(digest.titles == ["Corals in cold water", "Tides"])
    #expect(digest.entries.first?.reference == "2402.04321")
    #expect(digest.entries.map { $0.record.day?.description } == ["2024-01-01", "2021-01-01"])
    #expect(digest.entries.first?.items(\.authors) == ["B. Lee", "C. Poe"])
  }

  @Test func partsWithNames() {
    let digest = read(
      #"""
      \begin{thebibliography}{1}%
      \makeatletter
      \providecommand \@ifxundefined [1]{}%
      \bibitem [{\citenamefont {Smith}\ and\ \citenamefont {Lee}(2024)}]{tides}%
        \BibitemOpen
        \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Smith}}\ and\ \bibinfo {author} {\bibfnamefont {B.}~\bibnamefont {Lee}},\ }\href {https://arxiv.org/abs/2401.01234} {\bibinfo {title} {Attention to the tides}} (\bibinfo {year} {2024}),\ \Eprint {https://arxiv.org/abs/2401.01234} {arXiv:2401.01234} \BibitemShut {NoStop}%
      \end{thebibliography}%
      """#)
    #expect(digest.titles == ["Attention to the tides"])
    #expect(digest.entries.map(\.reference) == ["2401.01234"])
    #expect(digest.entries.first?.items(\.authors) == ["A. Smith", "B. Lee"])
  }

  @Test func thePiecesMakeTheWhole() {
    Digest.expectSameInPieces(Array(plain.utf8), as: .bibItems)
  }

  @Test func bracesThatNothingClosesCostOneItem() {
    let digest = read(
      #"""
      \begin{thebibliography}{1}
      \bibitem{a Ann Smith. \newblock \emph{Tides \newblock arXiv:2401.01234
      \bibitem{b} Bo Lee. \newblock Corals. \newblock arXiv:2402.04321.
      \end{thebibliography}
      """#)
    #expect(digest.entries.map(\.reference).contains("2402.04321"))
    #expect(digest.titles.last == "Corals")
  }
}
