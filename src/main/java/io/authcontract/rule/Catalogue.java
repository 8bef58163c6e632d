package io.authcontract.rule;

import java.util.List;

/** Every rule there is, in the order reports list them. */
final class Catalogue {
    static final List<ExchangeRule> EXCHANGE_RULES = List.of(
            StatusRules.UNAUTH_IS_401,
            StatusRules.INVALID_CREDS_401,
            AccessRules.NO_ANONYMOUS_ACCESS,
            StatusRules.FORBIDDEN_IS_403,
            StatusRules.VALID_CREDS_NOT_401,
            ServerErrorRules.NO_5XX_ON_CREDS,
            AccessRules.SOFT_401,
            StatusRules.ORIGIN_STATUS,
            ChallengeSyntaxRules.CHALLENGE_PRESENT,
            ChallengeSyntaxRules.CHALLENGE_PARSES,
            ChallengeSyntaxRules.CHALLENGE_SENDER_SYNTAX,
            ChallengeSyntaxRules.PARAM_UNIQUE,
            ChallengeSyntaxRules.REALM_QUOTED,
            ChallengeRules.SCHEME_REGISTERED,
            ChallengeRules.CHALLENGE_NO_REFLECTION,
            ChallengeRules.NEGOTIATE_INITIAL,
            ChallengeRules.NO_BROWSER_PROMPT,
            BasicRules.BASIC_REALM,
            BasicRules.BASIC_PARAMS,
            DigestRules.DIGEST_PARAMS,
            BearerRules.BEARER_HAS_PARAM,
            BearerRules.BEARER_ERROR_ON_TOKEN,
            BearerRules.BEARER_NO_ERROR_WITHOUT_TOKEN,
            BearerRules.BEARER_ERROR_STATUS,
            BearerAttributeRules.BEARER_ATTR_SYNTAX,
            BearerRules.FORBIDDEN_CHALLENGE,
            BearerAttributeRules.STEP_UP_CHALLENGE,
            CredentialRules.POSITIVE_CONTROL,
            CredentialRules.SCHEME_ENFORCED,
            CredentialRules.CREDENTIALS_GRAMMAR,
            CredentialRules.AMBIGUOUS_CREDENTIALS,
            MethodRules.HEAD_NO_CONTENT,
            ExplanationRules.EXPLAINS_ITSELF,
            BodyRules.BODY_MEDIA_TYPE,
            BodyRules.PROBLEM_DETAILS,
            LeakRules.BODY_NO_LEAK,
            CachingRules.REFUSAL_NOT_CACHEABLE,
            SharedCacheRules.AUTHENTICATED_NOT_SHARED,
            TransportRules.CREDENTIALS_OVER_TLS,
            StrictTransportRules.HSTS_ON_REFUSAL,
            CookieRules.REFUSAL_COOKIES,
            RedirectRules.NO_LOGIN_REDIRECT_FOR_MACHINES,
            LoginRules.LOGIN_REDIRECT_CODE,
            LoginRules.LOGIN_REDIRECT_SAFE,
            ErrorPageRules.ERROR_PAGE_HELPFUL,
            CorsRules.CORS_PREFLIGHT,
            CorsRules.CORS_REFUSAL_READABLE,
            CorsRules.CORS_EXPOSE_CHALLENGE,
            OriginRules.CORS_ORIGIN_POLICY,
            ThrottleRules.THROTTLE_429,
            RobotsRules.ROBOTS_PUBLIC);

    static final List<SetRule> SET_RULES = List.of(ChallengeStability.CHALLENGE_STABLE);

    private Catalogue() {}
}
