/// Macros that are in no package, but that everybody defines, and defines alike. What they stand for
/// is shown where the text itself says nothing else of them.
enum Conventional {
  /// By their names.
  static let all: [String: Symbol] = {
    var all: [String: Symbol] = [:]
    for (kind, table) in [(Atom.ordinary, letters), (.word, words), (.ordinary, units)] {
      let pairs = table.words
      for index in stride(from: 0, to: pairs.count - 1, by: 2) {
        let text = pairs[index + 1].utf8.map { $0 == 0x7E ? 0x20 : $0 }
        all[pairs[index]] = Symbol(text: text, kind: kind)
      }
    }
    return all
  }()

  private static let letters: StaticString = """
    R ℝ Z ℤ Q ℚ C ℂ N ℕ F 𝔽 K 𝕂 E 𝔼 A 𝔸 RR ℝ ZZ ℤ QQ ℚ CC ℂ NN ℕ FF 𝔽 KK 𝕂 EE 𝔼 HH ℍ PP ℙ
    TT 𝕋 AA 𝔸 GG 𝔾 DD 𝔻 SS 𝕊 II 𝕀 reals ℝ Reals ℝ integers ℤ Integers ℤ rationals ℚ
    Rationals ℚ naturals ℕ Naturals ℕ bbR ℝ bbZ ℤ bbQ ℚ bbC ℂ bbN ℕ bbF 𝔽
    bbE 𝔼 bbP ℙ Rn ℝⁿ Rd ℝᵈ Qp ℚₚ Zp ℤₚ Fp 𝔽ₚ Fq 𝔽_q Qbar ℚ̅ Fbar 𝔽̅ Qlbar ℚ̅_ℓ
    eps ε veps ε vareps ε vphi φ lam λ Lam Λ sig σ Sig Σ om ω Om Ω gam γ Gam Γ kap κ
    cA 𝒜 cB ℬ cC 𝒞 cD 𝒟 cE ℰ cF ℱ cG 𝒢 cH ℋ cI ℐ cJ 𝒥 cK 𝒦 cL ℒ cM ℳ cN 𝒩 cO 𝒪 cP 𝒫 cQ 𝒬 cR ℛ cS 𝒮
    cT 𝒯 cU 𝒰 cV 𝒱 cW 𝒲 cX 𝒳 cY 𝒴 cZ 𝒵 calA 𝒜 calB ℬ calC 𝒞 calD 𝒟 calE ℰ calF ℱ calG 𝒢 calH ℋ
    calI ℐ calK 𝒦 calL ℒ calM ℳ calN 𝒩 calO 𝒪 calP 𝒫 calQ 𝒬 calR ℛ calS 𝒮 calT 𝒯 calU 𝒰 calV 𝒱
    calX 𝒳 calY 𝒴 calZ 𝒵 fg 𝔤 fh 𝔥 fp 𝔭 fq 𝔮 fm 𝔪 frakg 𝔤 frakp 𝔭
    d d dd d dx dx dt dt rmd d
    """

  private static let words: StaticString = """
    GL GL SL SL SO SO SU SU Sp Sp PGL PGL PSL PSL PSU PSU GSp GSp Spin Spin Sym Sym Mat Mat Id Id
    id id Ker Ker Coker Coker coker coker im im Image Im Img Im coim coim Var Var var Var Cov Cov
    cov Cov Prob Pr ord ord vol vol Vol Vol conv conv codim codim Res Res res res ind ind Ind Ind
    ad ad Ad Ad Lie Lie Frob Frob Pic Pic Div Div curl curl grad grad rk rk rank rank sech sech
    csch csch arcsinh arcsinh arccosh arccosh arctanh arctanh arcsec arcsec arccsc arccsc arccot
    arccot asinh asinh acosh acosh atanh atanh erf erf erfc erfc sinc sinc poly poly polylog
    polylog KL KL TV TV ReLU ReLU softmax softmax Irr Irr Mod Mod Gr Gr Fl Fl Rep Rep Jac Jac Nm Nm
    Norm Norm Trace Tr trace tr Span span Supp supp Diag diag dist dist diam diam Lip Lip BMO BMO
    Cl Cl disc disc cond cond Inn Inn Out Out Stab Stab Orb Orb Fix Fix Iso Iso
    sym sym Alt Alt colim colim hocolim hocolim holim holim Map Map Fun Fun Coh Coh QCoh QCoh
    Vect Vect Bun Bun Quot Quot Hilb Hilb Ric Ric Hess Hess NP NP PSPACE PSPACE
    """

  /// As astronomers write them. `~` is a blank.
  private static let units: StaticString = """
    kms km~s⁻¹ kmps km~s⁻¹ Kms km~s⁻¹ Lya Lyα lya Lyα Lyalpha Lyα Halpha Hα Hbeta Hβ
    Msol M☉ msol M☉ Lsol L☉ Rsol R☉ Zsun Z☉ Msunyr M☉~yr⁻¹ um µm mum µm micron µm hMpc h⁻¹~Mpc
    GeV GeV TeV TeV MeV MeV keV keV eV eV invfb fb⁻¹ Mpc Mpc kpc kpc Gyr Gyr Myr Myr
    """
}
